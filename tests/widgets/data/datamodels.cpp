// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datasetsmodel.h"
#include "widgets/data/datasetsummary.h"
#include "widgets/data/logmodel.h"
#include "widgets/data/rejectedmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using FailureMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

std::shared_ptr<events::EventLog> longLog(int size)
{
    auto log = std::make_shared<events::EventLog>();
    log->users = events::Vocabulary(std::vector<std::string>{"anna"});
    log->items = events::Vocabulary(std::vector<std::string>{"lamp"});
    log->actions = events::Vocabulary(std::vector<std::string>{"view"});
    log->user.assign(std::size_t(size), 0);
    log->item = log->action = log->session = log->user;
    return log;
}

store::DatasetRecord record(const std::string& name, const std::string& summary)
{
    store::DatasetRecord record;
    record.name = name;
    record.summary = summary;
    return record;
}

} // namespace

class TestDataModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsDatasets();
    void readsSummaries();
    void offersALogPageByPage();
    void showsOnlyColumnsThatTheLogHas();
    void listsRejectedRows();
};

void TestDataModels::listsDatasets()
{
    DatasetsModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setRecords({record("a", R"({"events": 12})"), record("b", "damaged {")});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("a"));
    QCOMPARE(model.index(0).data(DatasetsModel::EventsRole).toInt(), 12);
    QVERIFY(model.index(0).data(DatasetsModel::DetailRole).toString().contains(QStringLiteral("12")));
    QCOMPARE(model.index(1).data(DatasetsModel::EventsRole).toInt(), 0);
    QCOMPARE(model.rowOf(QStringLiteral("b")), 1);
    QCOMPARE(model.rowOf(QStringLiteral("c")), -1);
    model.setRecords({});
    QCOMPARE(model.rowCount(), 0);
}

void TestDataModels::readsSummaries()
{
    const DatasetSummary summary = summaryOf(
        record("a", R"({"events": 5000000000, "rejected_count": 7, "rejected": [{"line": 3, "reason": "no item"}]})"));
    QCOMPARE(summary.events, std::int64_t(5000000000));
    QCOMPARE(summary.rejectedCount, std::int64_t(7));
    QCOMPARE(summary.rejected.size(), 1);
    QCOMPARE(summary.rejected[0].reason, QStringLiteral("no item"));
    QCOMPARE(summaryOf(record("a", "")).rejected.size(), 0);
}

void TestDataModels::offersALogPageByPage()
{
    LogModel model; // without the tester, which itself fetches more
    const int size = LogModel::pageSize + 20;
    model.setLog(longLog(size));
    QCOMPARE(model.rowCount(), LogModel::pageSize);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QCOMPARE(model.rowCount(), size);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(size - 1, 0).data().toString(), QStringLiteral("anna"));
    model.setLog(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestDataModels::showsOnlyColumnsThatTheLogHas()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setLog(longLog(2));
    QCOMPARE(model.columnCount(), 4);
    const auto complete = longLog(2);
    complete->time = {0, 1000};
    complete->categories = events::Vocabulary(std::vector<std::string>{"light"});
    complete->category = {0, -1};
    complete->sessionNames = {"s7"};
    model.setLog(complete);
    QCOMPARE(model.columnCount(), 6);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("s7"));
    QCOMPARE(model.index(0, 5).data().toString(), QStringLiteral("light"));
    QCOMPARE(model.index(1, 5).data().toString(), QStringLiteral("—"));
}

void TestDataModels::listsRejectedRows()
{
    RejectedModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.setRows({{3, QStringLiteral("no item")}, {4, QStringLiteral("no time")}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("4"));
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("no time"));
}

QTEST_MAIN(TestDataModels)
#include "datamodels.moc"
