// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runexport.h"

#include "engine/base/text.h"
#include "engine/runfiles/runimport.h"
#include "tests/engine/events/files.h"
#include "tests/engine/store/fixture.h"
#include "tests/support/filesizelimit.h"

#include <rapidcheck.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <bit>
#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::runfiles;

namespace {

/// What is stored of a value: SQLite keeps no sign of a zero, and the store one NaN.
std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value + 0.0);
}

std::vector<store::MetricPoint> pointsOf(store::Workspace& workspace, store::Id run)
{
    store::MetricCursor cursor;
    return valueOf(workspace.readMetrics(run, cursor));
}

std::vector<QByteArray> lines(const std::filesystem::path& path)
{
    std::vector<QByteArray> lines;
    const QByteArray content = QByteArray::fromStdString(test::Files::read(path));
    for (const QByteArray& line : content.split('\n'))
        if (!line.isEmpty()) lines.push_back(line);
    return lines;
}

} // namespace

class RunExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tables();
    void jsonLines();
    void comesBackExactly();
    void pipesGetTheCurves();
    void nothingIsLeftOnAFullDisk();
    void nothingIsLeftWhenCancelled();

private:
    store::RunRecord addRun(store::Workspace& workspace, const std::string& name,
                            const std::vector<store::MetricPoint>& points);
    test::Files m_files;
};

store::RunRecord RunExportTest::addRun(store::Workspace& workspace, const std::string& name,
                                       const std::vector<store::MetricPoint>& points)
{
    store::RunRecord record = runNamed(name);
    record.spec = R"({"learning_rate": 0.1, "task": "next-item", "sizes": [1, 2]})";
    record.dataset = valueOf(workspace.addDataset(datasetNamed("data of " + name))).id;
    record = valueOf(workspace.beginRun(record));
    valueOf(workspace.writeMetrics(record.id, points));
    valueOf(workspace.finishRun(record.id, store::RunStatus::Finished,
                                {{"test", {{"ndcg@10", 0.1 + 0.2}, {"loss", std::nan("")}}}}, {}, 12.5));
    valueOf(
        workspace.setRunMarks(record.id, {.note = "two\nlines, \"quoted\"", .tags = {"a", "b,c"}, .isStarred = true}));
    return valueOf(workspace.run(record.id));
}

void RunExportTest::tables()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const double infinite = std::numeric_limits<double>::infinity();
    const auto a =
        addRun(workspace, "a, \"b\"", {{"loss", 1, 0.5, 0.1 + 0.2, 1'700'000'000'123}, {"loss", 2, 1, infinite, 0}});
    const auto b = addRun(workspace, "plain", {{"x", 3, 0, -infinite, 1}, {"x", 4, 0, std::nan(""), 1}});
    const auto path = m_files.path("curves.csv");
    const auto files = valueOf(exportRuns(workspace, {a, b}, path, TableFormat::Csv));
    QCOMPARE(test::Files::read(path),
             std::string("run,metric,step,epoch,time,value\r\n"
                         "\"a, \"\"b\"\"\",loss,1,0.5,2023-11-14T22:13:20.123Z,0.30000000000000004\r\n"
                         "\"a, \"\"b\"\"\",loss,2,1,1970-01-01T00:00:00Z,inf\r\n"
                         "plain,x,3,,1970-01-01T00:00:00.001Z,-inf\r\n"
                         "plain,x,4,,1970-01-01T00:00:00.001Z,nan\r\n"));
    QCOMPARE(files.size(), 2u);
    QCOMPARE(files[0].rows, 4u);
    QCOMPARE(files[0].bytes, std::filesystem::file_size(path));
    QCOMPARE(files[1].path, m_files.path("curves.runs.csv"));
    QCOMPARE(files[1].rows, 2u);
    const std::string runs = test::Files::read(files[1].path);
    QVERIFY(runs.starts_with("run,kind,status,data,"));
    for (const char* part :
         {"\"a, \"\"b\"\"\",pretrain,finished,\"data of a, \"\"b\"\"\",", "\"[\"\"a\"\",\"\"b,c\"\"]\"", "test/ndcg@10",
          "learning_rate", "0.30000000000000004", "nan", "\"two\nlines, \"\"quoted\"\"\"", "yes",
          "\"[{\"\"content_hash\"\":\"\"hash of data of plain\"\",\"\"kind\"\":\"\"dataset\"\",\"\"name\"\":\"\"data "
          "of "
          "plain\"\",\"\"role\"\":\"\"data\"\"}]\""})
        QVERIFY2(runs.find(part) != std::string::npos, part);
}

void RunExportTest::jsonLines()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto run = addRun(workspace, "中\"", {{"loss", 1, 0.5, 0.1 + 0.2, 5}, {"loss", 2, 1, std::nan(""), 6}});
    const auto path = m_files.path("curves.jsonl");
    QCOMPARE(formatOf(path), TableFormat::JsonLines);
    valueOf(exportRuns(workspace, {run}, path, formatOf(path)));
    const auto curves = lines(path), runs = lines(m_files.path("curves.runs.jsonl"));
    QCOMPARE(curves.size(), 2u);
    QCOMPARE(curves[0],
             QByteArray(R"({"run":"中\"","metric":"loss","step":1,"epoch":0.5,"time":"1970-01-01T00:00:00.005Z",)"
                        R"("value":0.30000000000000004})"));
    QCOMPARE(QJsonDocument::fromJson(curves[1]).object()["value"].toString(), QStringLiteral("nan"));
    QCOMPARE(runs.size(), 1u);
    const QJsonObject one = QJsonDocument::fromJson(runs[0]).object();
    QCOMPARE(one["run"].toString(), QStringLiteral("中\""));
    QCOMPARE(one["metrics"]["test"]["ndcg@10"].toDouble(), 0.1 + 0.2);
    QCOMPARE(one["metrics"]["test"]["loss"].toString(), QStringLiteral("nan"));
    QCOMPARE(one["spec"]["sizes"][1].toInt(), 2);
    QCOMPARE(one["tags"][1].toString(), QStringLiteral("b,c"));
    QCOMPARE(one["starred"].toBool(), true);
    QCOMPARE(one["lineage"][0]["kind"].toString(), QStringLiteral("dataset"));
}

/// Whatever a workspace holds of curves: written, read into another workspace and written again it is the same.
void RunExportTest::comesBackExactly()
{
    const auto point = rc::gen::map(
        rc::gen::tuple(rc::gen::elementOf(std::vector<std::string>{"loss", "a,b", "\"q\"", "中文", "nan", "run"}),
                       rc::gen::inRange<std::int64_t>(0, 1000), rc::gen::arbitrary<std::uint64_t>(),
                       rc::gen::inRange<std::int64_t>(0, 253'402'300'799'999), rc::gen::inRange(0, 10)),
        [](const auto& parts) {
            const auto& [metric, step, bits, time, epoch] = parts;
            return store::MetricPoint{metric, step, epoch / 7.0, std::bit_cast<double>(bits), time};
        });
    const TemporaryWorkspace first, second;
    auto from = first.open(), to = second.open();
    int round = 0;
    QVERIFY(rc::check([&] {
        std::vector<store::RunRecord> runs;
        ++round;
        for (const std::string& name : {fmt::format("one {}", round), fmt::format("\"two\", {}", round)}) {
            const auto points = *rc::gen::nonEmpty(rc::gen::container<std::vector<store::MetricPoint>>(point));
            runs.push_back(addRun(from, name, points));
        }
        const auto path = m_files.path("round.csv"), again = m_files.path("again.csv");
        valueOf(exportRuns(from, runs, path, TableFormat::Csv));
        const auto imported = valueOf(importRuns(to, {path}));
        RC_ASSERT(imported.size() == 2u);
        std::vector<store::RunRecord> copies;
        for (std::size_t run = 0; run < 2; ++run) {
            copies.push_back(imported[run].record);
            RC_ASSERT(imported[run].record.name == runs[run].name);
            const auto before = pointsOf(from, runs[run].id), after = pointsOf(to, copies[run].id);
            RC_ASSERT(before.size() == after.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                RC_ASSERT(before[i].metric == after[i].metric);
                RC_ASSERT(before[i].step == after[i].step);
                RC_ASSERT(before[i].epoch == after[i].epoch);
                RC_ASSERT(before[i].time == after[i].time);
                RC_ASSERT(bitsOf(before[i].value) == bitsOf(after[i].value));
            }
        }
        valueOf(exportRuns(to, copies, again, TableFormat::Csv));
        RC_ASSERT(test::Files::read(path) == test::Files::read(again));
    }));
}

void RunExportTest::pipesGetTheCurves()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto run = addRun(workspace, "a", {{"loss", 1, 0, 1, 1}});
    const auto files = valueOf(exportRuns(workspace, {run}, "/dev/null", TableFormat::Csv));
    QCOMPARE(files.size(), 1u);
}

void RunExportTest::nothingIsLeftOnAFullDisk()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    std::vector<store::MetricPoint> points;
    for (int step = 0; step < 20'000; ++step)
        points.push_back({"loss", step, 0, step / 3.0, step});
    const auto run = addRun(workspace, "a", points);
    const test::Files files;
    const auto path = files.write("curves.csv", "old");
    const auto exported = [&] {
        const tests::FileSizeLimit full(100'000);
        return exportRuns(workspace, {run}, path, TableFormat::Csv);
    }();
    QVERIFY(!exported);
    QCOMPARE(exported.error().where(), path.string());
    QCOMPARE(files.count(), 1u);
    QCOMPARE(test::Files::read(path), std::string("old"));
}

void RunExportTest::nothingIsLeftWhenCancelled()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto run = addRun(workspace, "a", {{"loss", 1, 0, 1, 1}});
    const test::Files files;
    std::stop_source stop;
    stop.request_stop();
    const auto exported =
        exportRuns(workspace, {run}, files.path("curves.csv"), TableFormat::Csv, {}, {stop.get_token(), nullptr});
    QVERIFY(!exported && exported.error().isCancelled());
    QCOMPARE(files.count(), 0u);
}

QTEST_APPLESS_MAIN(RunExportTest)
#include "runexport.moc"
