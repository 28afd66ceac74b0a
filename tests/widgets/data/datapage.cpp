// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datapage.h"

#include "engine/workflow/workflow.h"
#include "widgets/augmentation/augmentpanel.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/figures.h"
#include "widgets/data/exportpanel.h"
#include "widgets/data/importpanel.h"
#include "widgets/data/splitpanel.h"
#include "widgets/jobs/workbench.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// What the frame of the window leaves to a page on a screen of 800 x 600.
constexpr QSize roomOnSmallScreen(720, 490);

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestDataPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void fitsASmallScreen();
    void importsAFile();
    void aSplitMakesTwoDataSets();
    void aDatabaseComesBackWithoutAQuestion();
    void saysWhyAFileCannotBeRead();
    void theExportFollowsTheChosenDataSet();
    void anExportAsksBeforeItReplacesAFile();
    void theDefaultFileOfAnExportIsANewOne();
    void anExportMayBeInParts();
    void saysWhatAnImportDidNotUnderstand();
    void escapeKeepsADataSet();
    void anAugmentationMakesADataSet();

private:
    void import(const QString& name);

    QTemporaryDir* m_folder = nullptr;
    Workbench* m_workbench = nullptr;
    DataPage* m_page = nullptr;
};

void TestDataPage::init()
{
    m_folder = new QTemporaryDir;
    auto workspace = store::Workspace::open(m_folder->filePath(QStringLiteral("workspace")).toStdString());
    QVERIFY(workspace);
    m_workbench = new Workbench(std::move(*workspace));
    m_workbench->jobs().setWorkspace(m_workbench->workspace().folder());
    m_page = new DataPage(*m_workbench);
    m_page->resize(1200, 800);
}

void TestDataPage::cleanup()
{
    delete m_page;
    delete m_workbench;
    delete m_folder;
}

void TestDataPage::fitsASmallScreen()
{
    QCOMPARE(m_page->minimumSizeHint().boundedTo(roomOnSmallScreen), m_page->minimumSizeHint());
}

void TestDataPage::importsAFile()
{
    QVERIFY(m_page->object().isEmpty());
    const QString path = m_folder->filePath(QStringLiteral("clicks.csv"));
    write(path, "user,item,action,time\nanna,lamp,view,2025-01-01 08:00\nanna,chair,cart,2025-01-01 08:01\n"
                "bert,lamp,view,soon\nbert,lamp,view,2025-01-01 09:00\n");
    m_page->importFiles({path});
    QTRY_VERIFY(m_page->importPanel().isOpen());
    const auto request = m_page->importPanel().request();
    QVERIFY2(request, qPrintable(m_page->importPanel().problem()));
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("clicks"));
    QVERIFY(!m_page->importPanel().isOpen());
    QTRY_VERIFY(!m_page->statusItems().isEmpty());
    QCOMPARE(m_page->statusItems().front().value, QStringLiteral("3"));
    const QList<Figures*> figures = m_page->findChildren<Figures*>();
    QCOMPARE(figures.size(), 1);
    const QList<QLabel*> labels = figures.front()->findChildren<QLabel*>();
    QVERIFY(labels.size() >= 2);
    QCOMPARE(labels.last()->text(), QStringLiteral("rejected rows"));
    QCOMPARE(labels[labels.size() - 2]->text(), QStringLiteral("1"));
}

void TestDataPage::import(const QString& name)
{
    const QString path = m_folder->filePath(name + QStringLiteral(".csv"));
    write(path, "user,item,action\nanna,lamp,view\n");
    m_page->importFiles({path});
    QTRY_VERIFY(m_page->importPanel().isOpen());
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), name);
}

void TestDataPage::theExportFollowsTheChosenDataSet()
{
    import(QStringLiteral("first"));
    import(QStringLiteral("second"));
    auto* panel = m_page->findChild<ExportPanel*>();
    QCOMPARE(panel->dataset(), QStringLiteral("second"));
    QVERIFY(QString::fromStdString(panel->spec().path.string()).endsWith(QStringLiteral("/second.csv")));
    m_page->select(QStringLiteral("first"));
    QCOMPARE(panel->dataset(), QStringLiteral("first"));
    const QFileInfo file(QString::fromStdString(panel->spec().path.string()));
    QCOMPARE(file.fileName(), QStringLiteral("first.csv"));
    QVERIFY(file.dir().exists()); // whether or not this home has a folder for documents
}

void TestDataPage::anExportAsksBeforeItReplacesAFile()
{
    import(QStringLiteral("clicks"));
    static_cast<QWidget*>(m_page)->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page));
    auto* panel = m_page->findChild<ExportPanel*>();
    auto* path = panel->findChild<QLineEdit*>();
    auto* bar = panel->findChild<ConfirmBar*>();
    QPushButton* start = nullptr;
    for (auto* button : panel->findChildren<QPushButton*>())
        if (button->property("primary").toBool()) start = button;
    const QString kept = m_folder->filePath(QStringLiteral("kept.csv"));
    write(kept, "text of a person");
    path->setText(kept);
    panel->open();
    QSignalSpy accepted(panel, &SidePanel::accepted);
    start->click();
    QCOMPARE(accepted.count(), 0);
    QVERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>()->text().contains(QStringLiteral("kept.csv")));
    QTest::keyClick(bar, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(panel->isOpen());
    QCOMPARE(QFileInfo(kept).size(), 16);

    start->click();
    Q_EMIT bar->accepted();
    QTRY_VERIFY(!panel->isOpen());
    QVERIFY(QFileInfo(kept).size() > 16);
}

void TestDataPage::theDefaultFileOfAnExportIsANewOne()
{
    import(QStringLiteral("clicks")); // writes clicks.csv into the folder
    import(QStringLiteral("others"));
    auto* panel = m_page->findChild<ExportPanel*>();
    panel->findChild<QLineEdit*>()->setText(m_folder->filePath(QStringLiteral("any.csv")));
    m_page->select(QStringLiteral("clicks"));
    const auto fileName = [panel] { return QString::fromStdString(panel->spec().path.filename().string()); };
    QCOMPARE(fileName(), QStringLiteral("clicks 2.csv"));
    write(m_folder->filePath(QStringLiteral("clicks 2.csv")), {});
    panel->open();
    QCOMPARE(fileName(), QStringLiteral("clicks 3.csv"));
}

void TestDataPage::anExportMayBeInParts()
{
    const QString path = m_folder->filePath(QStringLiteral("both.csv"));
    write(path, "user,item,action\nanna,lamp,view\nbert,chair,view\n");
    m_page->importFiles({path});
    QTRY_VERIFY(m_page->importPanel().isOpen());
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("both"));
    auto* panel = m_page->findChild<ExportPanel*>();
    panel->findChild<QComboBox*>()->setCurrentIndex(int(exchange::ExportFormat::JsonLines));
    panel->findChild<QLineEdit*>()->setText(m_folder->filePath(QStringLiteral("parts.jsonl")));
    panel->findChild<QSpinBox*>()->setValue(2);
    QSignalSpy noticed(m_page, &Page::noticed);
    Q_EMIT panel->accepted();
    QTRY_COMPARE(noticed.count(), 1);
    QVERIFY(noticed.front().front().toString().startsWith(QStringLiteral("Exported 2 rows")));
    QVERIFY(QFileInfo::exists(m_folder->filePath(QStringLiteral("parts-00000-of-00002.jsonl"))));
    QVERIFY(QFileInfo::exists(m_folder->filePath(QStringLiteral("parts-00001-of-00002.jsonl"))));
    panel->findChild<QComboBox*>()->setCurrentIndex(int(exchange::ExportFormat::Sqlite)); // has no parts
    QCOMPARE(panel->spec().shards, 1u);
}

void TestDataPage::saysWhatAnImportDidNotUnderstand()
{
    const QString path = m_folder->filePath(QStringLiteral("costly.csv"));
    write(path, "user,item,price\nanna,lamp,1.5\nanna,chair,much\nbert,lamp,2.5\n");
    m_page->importFiles({path});
    QTRY_VERIFY(m_page->importPanel().isOpen());
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("costly"));
    const auto says = [&] {
        const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) {
            return !label->isHidden() && label->text().contains(QStringLiteral("price that is no number"));
        });
    };
    QTRY_VERIFY(says());
}

void TestDataPage::escapeKeepsADataSet()
{
    import(QStringLiteral("kept"));
    static_cast<QWidget*>(m_page)->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page));
    auto* bar = m_page->findChild<ConfirmBar*>();
    m_page->pageActions().front()->trigger();
    QVERIFY(bar->isVisible());
    m_page->setFocus();
    QTest::keyClick(m_page, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QCOMPARE(m_page->object(), QStringLiteral("kept"));
    m_page->pageActions().front()->trigger();
    Q_EMIT bar->accepted();
    QVERIFY(m_page->object().isEmpty());
}

void TestDataPage::anAugmentationMakesADataSet()
{
    import(QStringLiteral("clicks"));
    QTRY_VERIFY(!m_page->statusItems().isEmpty());
    AugmentPanel& panel = m_page->augmentPanel();
    QCOMPARE(panel.dataset(), QStringLiteral("clicks"));
    static_cast<SidePanel&>(panel).open();
    Q_EMIT panel.accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("clicks augmented"));
    QVERIFY(!panel.isOpen());
    QTRY_COMPARE(panel.dataset(), QStringLiteral("clicks augmented"));
}

void TestDataPage::aSplitMakesTwoDataSets()
{
    const QString path = m_folder->filePath(QStringLiteral("two.csv"));
    write(path, "user,item,action\nanna,lamp,view\nbert,lamp,view\n");
    m_page->importFiles({path});
    QTRY_VERIFY(m_page->importPanel().isOpen());
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("two"));
    SplitPanel& panel = m_page->splitPanel();
    for (QAction* action : m_page->pageActions())
        if (action->text() == QStringLiteral("Split…")) action->trigger();
    QVERIFY(panel.isOpen());
    QCOMPARE(panel.request().data, std::string("two"));
    Q_EMIT panel.accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("two part 1"));
    QVERIFY(!panel.isOpen());
    m_page->select(QStringLiteral("two part 2"));
    QTRY_COMPARE(m_page->object(), QStringLiteral("two part 2"));
}

void TestDataPage::aDatabaseComesBackWithoutAQuestion()
{
    import(QStringLiteral("clicks"));
    auto* panel = m_page->findChild<ExportPanel*>();
    panel->findChild<QComboBox*>()->setCurrentIndex(int(exchange::ExportFormat::Sqlite));
    const QString path = m_folder->filePath(QStringLiteral("base.sqlite"));
    panel->findChild<QLineEdit*>()->setText(path);
    Q_EMIT panel->accepted();
    QTRY_VERIFY(QFileInfo::exists(path));
    m_page->importFiles({path});
    QTRY_COMPARE(m_page->object(), QStringLiteral("base"));
    QVERIFY(!m_page->importPanel().isOpen());
}

void TestDataPage::saysWhyAFileCannotBeRead()
{
    QSignalSpy errors(m_page, &Page::errorOccurred);
    m_page->importFiles({m_folder->filePath(QStringLiteral("nothing.csv"))});
    QTRY_COMPARE(errors.count(), 1);
    const QString empty = m_folder->filePath(QStringLiteral("empty.csv"));
    write(empty, {});
    m_page->importFiles({empty});
    QTRY_COMPARE(errors.count(), 2);
    QVERIFY(!m_page->importPanel().isOpen());
}

QTEST_MAIN(TestDataPage)
#include "datapage.moc"
