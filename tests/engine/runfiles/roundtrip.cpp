// SPDX-License-Identifier: GPL-3.0-or-later
// What runs are exported as comes back, with all that was said of them.
#include "engine/base/jsontext.h"
#include "engine/comparison/runfilter.h"
#include "engine/runfiles/runexport.h"
#include "engine/runfiles/runimport.h"
#include "tests/engine/events/files.h"
#include "tests/engine/store/fixture.h"

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::runfiles;
using store::RunKind, store::RunStatus;

namespace {

rc::Gen<std::string> someText()
{
    return rc::gen::elementOf(
        std::vector<std::string>{"plain", "中文 \"q\"", "a,b", "two\nlines", "007", "yes", "1e3", "[1]"});
}

rc::Gen<double> someNumber()
{
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange(-1000, 1000), [](int i) { return i / 7.0; }),
        rc::gen::elementOf(std::vector<double>{0, 1e-300, 64, std::nan(""), std::numeric_limits<double>::infinity(),
                                               -std::numeric_limits<double>::infinity()}));
}

/// `isCsv`: where nothing is the same as an empty text.
nlohmann::json someSpec(bool isCsv)
{
    nlohmann::json spec{{"hidden", *rc::gen::inRange(1, 1000)},
                        {"learning_rate", *rc::gen::inRange(1, 100) / 1000.0},
                        {"big", 9'007'199'254'740'993},
                        {"exclude_seen", *rc::gen::arbitrary<bool>()},
                        {"task", *someText()},
                        {"empty", ""},
                        {"none", nullptr},
                        {"sizes", {1, 2.5, "three"}},
                        {"split", {{"kind", "temporal"}, {"share", 0.9}}}};
    if (isCsv) spec.erase("empty");
    return spec;
}

/// A run of whatever kind, status and contents, in `workspace`.
store::RunRecord someRun(store::Workspace& workspace, const std::string& name, std::optional<store::Id> dataset,
                         std::optional<store::Id> parent, bool isCsv)
{
    store::RunRecord record = runNamed(name);
    record.kind = *rc::gen::elementOf(
        std::vector{RunKind::Pretrain, RunKind::Finetune, RunKind::Baseline, RunKind::Generator, RunKind::Import});
    record.spec = *rc::gen::inRange(0, 10) == 0 ? "damaged" : jsonText(someSpec(isCsv));
    record.dataset = dataset;
    record.parent = parent;
    record = valueOf(workspace.beginRun(record));
    std::vector<store::MetricPoint> points;
    for (int step = *rc::gen::inRange(0, 5); step > 0; --step)
        points.push_back({*rc::gen::elementOf(std::vector<std::string>{"valid/loss", "train/loss", "\"x\""}), step,
                          step / 3.0, *someNumber(), 1'700'000'000'000 + step});
    valueOf(workspace.writeMetrics(record.id, points));
    store::RunMetrics metrics;
    for (const char* part : {"test", "valid", "split", "item:new"})
        if (*rc::gen::arbitrary<bool>()) metrics[part] = {{"loss", *someNumber()}, {"ndcg@10", *someNumber()}};
    const auto status = *rc::gen::elementOf(
        std::vector{RunStatus::Running, RunStatus::Finished, RunStatus::Failed, RunStatus::Cancelled});
    if (status != RunStatus::Running)
        valueOf(workspace.finishRun(
            record.id, status, metrics,
            status == RunStatus::Failed ? Error("It broke at {0}", 3).at("x").advise("Mend it").packed() : "",
            *rc::gen::inRange(0, 100) / 3.0));
    valueOf(workspace.setRunMarks(
        record.id,
        {*someText(), *rc::gen::arbitrary<bool>() ? std::vector<std::string>{"a,b", "中"} : std::vector<std::string>{},
         *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()}));
    return valueOf(workspace.run(record.id));
}

std::vector<store::RunRecord> recordsOf(const std::vector<ImportedRun>& imported)
{
    std::vector<store::RunRecord> records;
    for (const ImportedRun& run : imported)
        records.push_back(run.record);
    return records;
}

} // namespace

class RoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRunComesBack_data();
    void everyRunComesBack();
    void filtersSeeWhatARunWas();
    void eitherFileLeadsToBoth();
    void hostileLines_data();
    void hostileLines();

private:
    test::Files m_files;
};

void RoundTripTest::everyRunComesBack_data()
{
    QTest::addColumn<QString>("ending");
    QTest::newRow("JSON Lines") << ".jsonl";
    QTest::newRow("CSV") << ".csv";
}

/// Each round makes two workspaces, which a disk takes its time for.
void RoundTripTest::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("RC_PARAMS")) qputenv("RC_PARAMS", "max_success=25");
}

/// Whatever a workspace holds: exported, imported elsewhere and exported there it is the same to the byte.
void RoundTripTest::everyRunComesBack()
{
    QFETCH(QString, ending);
    const bool isCsv = ending == ".csv";
    const auto path = m_files.path("runs" + ending.toStdString()), again = m_files.path("again" + ending.toStdString());
    const auto beside = runsPath(path), besideAgain = runsPath(again);
    QVERIFY(rc::check([&] {
        const TemporaryWorkspace first, second;
        auto from = first.open(), to = second.open();
        const auto data = valueOf(from.addDataset(datasetNamed("shop, \"2026\""))).id;
        std::vector<store::RunRecord> runs{someRun(from, "parent", data, {}, isCsv)};
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            runs.push_back(
                someRun(from, fmt::format("run {}, \"{}\"", i, *someText() == "plain"), data, runs[0].id, isCsv));
        valueOf(exportRuns(from, runs, path, formatOf(path)));
        const auto imported = valueOf(importRuns(to, {path}));
        RC_ASSERT(imported.size() == runs.size());
        for (std::size_t i = 0; i < runs.size(); ++i) {
            RC_ASSERT(imported[i].record.name == runs[i].name);
            RC_ASSERT(imported[i].record.kind == RunKind::Import);
            RC_ASSERT(imported[i].record.createdAt == runs[i].createdAt);
            RC_ASSERT(imported[i].record.marks == runs[i].marks);
        }
        valueOf(exportRuns(to, recordsOf(imported), again, formatOf(path)));
        RC_ASSERT(test::Files::read(path) == test::Files::read(again));
        RC_ASSERT(test::Files::read(beside) == test::Files::read(besideAgain));
    }));
}

void RoundTripTest::filtersSeeWhatARunWas()
{
    const TemporaryWorkspace first, second;
    auto from = first.open(), to = second.open();
    store::RunRecord record = runNamed("tuned");
    record.kind = RunKind::Finetune;
    record.spec = R"({"learning_rate": 0.25, "split": {"kind": "given"}})";
    record.dataset = valueOf(from.addDataset(datasetNamed("shop"))).id;
    record = valueOf(from.beginRun(record));
    valueOf(from.finishRun(record.id, RunStatus::Finished, {{"test", {{"loss", 1.5}}}}, {}, 9));
    const auto path = m_files.path("filtered.jsonl");
    valueOf(exportRuns(from, {valueOf(from.run(record.id))}, path, TableFormat::JsonLines));
    valueOf(importRuns(to, {path}));
    const auto table = valueOf(comparison::RunTable::read(to));
    for (const char* filter : {"learning_rate = 0.25", "split.kind = given", "data = shop", "loss < 2", "kind = import",
                               "imported.kind = finetune", "seconds = 9", "imported.source ~ filtered.jsonl"})
        QVERIFY2(valueOf(valueOf(comparison::RunFilter::parse(filter)).rows(table)).size() == 1u, filter);
}

/// Both files named, as a pattern of the shell does, are one import; the table of runs alone is one without curves.
void RoundTripTest::eitherFileLeadsToBoth()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto curves =
        m_files.write("both.jsonl", "{\"run\":\"a\",\"metric\":\"loss\",\"step\":1,\"value\":2}\n"
                                    "{\"run\":\"b\",\"metric\":\"loss\",\"step\":1,\"value\":\"inf\"}\n");
    const auto runs = m_files.write("both.runs.jsonl", "\n{\"run\":\"a\",\"kind\":\"pretrain\",\"starred\":true}\r\n");
    const auto imported = valueOf(importRuns(workspace, {curves, runs}));
    QCOMPARE(imported.size(), 2u);
    QVERIFY(imported[0].record.marks.isStarred);
    QCOMPARE(imported[0].points, 1u);
    QVERIFY(imported[0].record.metrics.empty()); // its table names none
    QVERIFY(std::isinf(imported[1].record.metrics.at("train").at("loss")));
    const auto alone = m_files.write("alone.runs.csv", "run,kind,test/loss\r\nc,baseline,0.5\r\n");
    QCOMPARE(valueOf(importRuns(workspace, {alone}))[0].record.metrics, (store::RunMetrics{{"test", {{"loss", 0.5}}}}));
}

void RoundTripTest::hostileLines_data()
{
    QTest::addColumn<QByteArray>("runs");
    QTest::addColumn<QByteArray>("curves");
    QTest::addColumn<QString>("says");
    const auto line = [](const char* name, const std::string& runs, const std::string& curves, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(runs) << QByteArray::fromStdString(curves) << QString(says);
    };
    const std::string good = R"({"run":"a","kind":"pretrain"})"
                             "\n",
                      point = R"({"metric":"m","step":1,"value":1})"
                              "\n";
    const auto curve = [&](const char* name, const std::string& bad, const char* says) {
        line(name, "", point + bad + "\n", says);
    };
    const auto run = [&](const char* name, const std::string& bad, const char* says) {
        line(name, good + bad + "\n", point, says);
    };
    curve("no JSON", "step 1", "This line cannot be read: This is no JSON");
    curve("cut off", R"({"metric":"m","st)", "This line cannot be read");
    curve("no object", "[1, 2]", "no JSON object");
    curve("no UTF-8", "{\"metric\":\"\xff\"}", "UTF-8");
    curve("a key twice", R"({"metric":"m","metric":"n","step":1,"value":1})", "twice");
    curve("no metric", R"({"step":1,"value":1})", "A metric has a name that cannot be shown");
    curve("no step", R"({"metric":"m","value":1})", "The value of step is missing");
    curve("no value", R"({"metric":"m","step":1,"value":null})", "The value of value is missing");
    curve("a half step", R"({"metric":"m","step":1.5,"value":1})", "is no step");
    curve("a step without end", R"({"metric":"m","step":1e300,"value":1})", "is no step");
    curve("a step that is none", R"({"metric":"m","step":"nan","value":1})", "is no step");
    curve("a negative step", R"({"metric":"m","step":-1,"value":1})", "out of range");
    curve("a word for a value", R"({"metric":"m","step":1,"value":"good"})", "The value of value is of the wrong type");
    curve("a list for a name", R"({"run":[1],"metric":"m","step":1,"value":1})",
          "The value of run is of the wrong type");
    curve("a word for a time", R"({"metric":"m","step":1,"value":1,"time":"noon"})", "\"noon\" is no time");
    curve("a number out of range", R"({"metric":"m","step":1,"value":1e999})", "out of range");
    curve("deep", std::string(100'000, '[') + std::string(100'000, ']'), "deep in each other");
    run("a run twice", R"({"run":"a","kind":"pretrain"})", "there twice");
    run("no kind", R"({"run":"b"})", "no table of runs");
    run("no name", R"({"kind":"pretrain"})", "A name is empty");
    run("a name of 10 kB", R"({"kind":"pretrain","run":")" + std::string(10'240, 'x') + "\"}", "10240 characters");
    run("a star that is none", R"({"run":"b","kind":"k","starred":1})", "The value of starred is of the wrong type");
    run("tags that are none", R"({"run":"b","kind":"k","tags":["a",1]})", "The value of tags is of the wrong type");
    run("figures that are none", R"({"run":"b","kind":"k","metrics":{"test":[1]}})", "figures of a run");
    run("a figure that is none", R"({"run":"b","kind":"k","metrics":{"test":{"loss":"low"}}})", "The value of loss");
    run("a date that is none", R"({"run":"b","kind":"k","created":"yesterday"})", "is no time");
    run("a deep specification",
        R"({"run":"b","kind":"k","spec":)" + std::string(200, '[') + std::string(200, ']') + "}", "deep in each other");
}

void RoundTripTest::hostileLines()
{
    QFETCH(QByteArray, runs);
    QFETCH(QByteArray, curves);
    QFETCH(QString, says);
    const test::Files files;
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path = files.write("curves.jsonl", curves.toStdString());
    if (!runs.isEmpty()) files.write("curves.runs.jsonl", runs.toStdString());
    const QString error = errorOf(importRuns(workspace, {path}));
    QVERIFY2(error.contains(says) && error.contains(runs.isEmpty() ? "curves.jsonl:2" : "curves.runs.jsonl:2"),
             qPrintable(error));
    QVERIFY(valueOf(workspace.runs()).empty());
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "roundtrip.moc"
