// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datapage.h"

#include "engine/workflow/workflow.h"
#include "widgets/data/importpanel.h"
#include "widgets/jobs/workbench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

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
    void importsAFile();
    void saysWhyAFileCannotBeRead();

private:
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

void TestDataPage::importsAFile()
{
    QVERIFY(m_page->object().isEmpty());
    const QString path = m_folder->filePath(QStringLiteral("clicks.csv"));
    write(path, "user,item,action,time\nanna,lamp,view,2025-01-01 08:00\nanna,chair,cart,2025-01-01 08:01\n"
                "bert,lamp,view,soon\nbert,lamp,view,2025-01-01 09:00\n");
    m_page->importFile(path);
    QTRY_VERIFY(m_page->importPanel().isOpen());
    const auto request = m_page->importPanel().request();
    QVERIFY2(request, qPrintable(m_page->importPanel().problem()));
    Q_EMIT m_page->importPanel().accepted();
    QTRY_COMPARE(m_page->object(), QStringLiteral("clicks"));
    QVERIFY(!m_page->importPanel().isOpen());
    QTRY_VERIFY(!m_page->statusItems().isEmpty());
    QCOMPARE(m_page->statusItems().front().value, QStringLiteral("3"));
}

void TestDataPage::saysWhyAFileCannotBeRead()
{
    QSignalSpy errors(m_page, &Page::errorOccurred);
    m_page->importFile(m_folder->filePath(QStringLiteral("nothing.csv")));
    QTRY_COMPARE(errors.count(), 1);
    const QString empty = m_folder->filePath(QStringLiteral("empty.csv"));
    write(empty, {});
    m_page->importFile(empty);
    QTRY_COMPARE(errors.count(), 2);
    QVERIFY(!m_page->importPanel().isOpen());
}

QTEST_MAIN(TestDataPage)
#include "datapage.moc"
