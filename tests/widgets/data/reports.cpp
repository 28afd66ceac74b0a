// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/workflow.h"
#include "tests/engine/fidelity/modellog.h"
#include "tests/engine/workflow/logs.h"
#include "widgets/common/confirmbar.h"
#include "widgets/data/datapage.h"
#include "widgets/fidelity/changeslist.h"
#include "widgets/fidelity/comparepanel.h"
#include "widgets/fidelity/reportview.h"
#include "widgets/jobs/workbench.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// Fidelity reports on the page of the data sets.
class TestReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aComparisonIsShownAndFoundAgain();
    void whatIsClosedMeanwhileDoesNotComeUp();
    void aStoppedOneLeavesNothing();
    void leadsToTheModel();
    void isSavedAsAPage();
    void isDeleted();

private:
    void compare();
    QListView* list(const QString& name) const
    {
        for (auto* list : m_page->findChildren<QListView*>())
            if (list->accessibleName() == name) return list;
        return nullptr;
    }
    QListView* reports() const { return list(QStringLiteral("Fidelity reports")); }

    TemporaryWorkspace* m_place = nullptr;
    Workbench* m_workbench = nullptr;
    DataPage* m_page = nullptr;
};

void TestReports::init()
{
    m_place = new TemporaryWorkspace;
    m_workbench = new Workbench(m_place->open());
    store::Workspace& workspace = m_workbench->workspace();
    hmm::Model model = hmm::ecommerceTemplate(), other = model;
    other.end *= 0.5;
    test::storeLog(workspace, test::logOf(model, 200, 1), "real");
    const auto saved = valueOf(workflow::saveModel(workspace, "shop", {other, {}, {}}));
    store::DatasetRecord record;
    record.kind = store::DatasetKind::Synthetic;
    record.model = saved.id;
    valueOf(workflow::storeDataset(workspace, test::logOf(other, 100, 2), record, "made"));
    m_page = new DataPage(*m_workbench);
    m_page->resize(1200, 800);
    static_cast<QWidget*>(m_page)->show();
}

void TestReports::cleanup()
{
    delete m_page;
    delete m_workbench;
    delete m_place;
}

void TestReports::compare()
{
    for (QAction* action : m_page->pageActions())
        if (action->text().startsWith(QStringLiteral("Compare"))) action->trigger();
    QVERIFY(m_page->comparePanel().isOpen());
    Q_EMIT m_page->comparePanel().accepted();
}

void TestReports::aComparisonIsShownAndFoundAgain()
{
    QVERIFY(!reports()->isVisible());
    compare();
    QTRY_VERIFY(m_page->showsReport());
    QVERIFY(!m_page->comparePanel().isOpen());
    QCOMPARE(m_page->object(), QStringLiteral("made beside real"));
    QCOMPARE(m_page->statusItems().size(), 1);
    QTRY_VERIFY(reports()->isVisible());
    QCOMPARE(reports()->model()->rowCount(), 1);
    const double overall = m_page->reportView().shown().report.overall;

    QTest::keyClick(&m_page->reportView(), Qt::Key_Escape);
    QVERIFY(!m_page->showsReport());
    QCOMPARE(m_page->object(), QStringLiteral("made"));
    QVERIFY(!reports()->currentIndex().isValid());

    // Also by a page that was opened later.
    delete m_page;
    m_page = new DataPage(*m_workbench);
    reports()->setCurrentIndex(reports()->model()->index(0, 0));
    QVERIFY(m_page->showsReport());
    QCOMPARE(m_page->reportView().shown().report.overall, overall);
    m_page->select(QStringLiteral("real")); // another data set is another thing to look at
    QVERIFY(!m_page->showsReport());
}

void TestReports::whatIsClosedMeanwhileDoesNotComeUp()
{
    QSignalSpy noticed(m_page, &Page::noticed);
    compare();
    m_page->comparePanel().close();
    QTRY_COMPARE(noticed.count(), 1);
    QVERIFY(!m_page->showsReport());
    QCOMPARE(reports()->model()->rowCount(), 1);
}

void TestReports::aStoppedOneLeavesNothing()
{
    compare();
    m_workbench->jobs().running().last()->stop();
    QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
    QVERIFY(!m_page->showsReport());
    QVERIFY(m_page->comparePanel().isOpen()); // to begin again
    QVERIFY(valueOf(workflow::keptReports(m_workbench->workspace())).empty());
}

void TestReports::leadsToTheModel()
{
    compare();
    QTRY_VERIFY(m_page->showsReport());
    QSignalSpy requested(m_page, &DataPage::partRequested);
    m_page->findChild<ChangesList*>()->findChild<QPushButton*>()->click();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("shop"));
}

void TestReports::isSavedAsAPage()
{
    compare();
    QTRY_VERIFY(m_page->showsReport());
    QTemporaryDir folder;
    m_page->saveReport(folder.filePath(QStringLiteral("report.html")));
    QFile file(folder.filePath(QStringLiteral("report.html")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("made beside real"));
    QSignalSpy errors(m_page, &Page::errorOccurred);
    m_page->saveReport(folder.filePath(QStringLiteral("no/report.html")));
    QCOMPARE(errors.count(), 1);
}

void TestReports::isDeleted()
{
    compare();
    QTRY_VERIFY(m_page->showsReport());
    m_page->pageActions().front()->trigger();
    auto* bar = m_page->findChild<ConfirmBar*>();
    QVERIFY(bar->isVisible());
    Q_EMIT bar->accepted();
    QVERIFY(!m_page->showsReport());
    QVERIFY(!reports()->isVisible());
    QCOMPARE(list(QStringLiteral("Data sets"))->model()->rowCount(), 2); // they stay
}

QTEST_MAIN(TestReports)
#include "reports.moc"
