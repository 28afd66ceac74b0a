// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/workflow/assessment.h"
#include "engine/workflow/runcomparison.h"
#include "engine/workflow/taskcommand.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

struct Watcher : RunObserver
{
    std::vector<store::RunRecord> started;
    void onRunStarted(const store::RunRecord& run) override { started.push_back(run); }
};

/// After a comes b, after b comes c, whatever else; "x:y" is an item with a colon in its name.
events::EventLog circularLog()
{
    events::EventLog log = logOf({"view:a view:b view:c view:a view:b", "view:b view:c view:a view:b view:c",
                                  "buy:c view:a view:b view:c view:a", "view:a view:b view:c", "view:d view:d"});
    log.items = events::Vocabulary({"a", "b", "c", "x:y"});
    return log;
}

std::vector<std::string> namesOf(const std::vector<Recommendation>& items)
{
    std::vector<std::string> names;
    for (const Recommendation& item : items)
        names.push_back(item.item);
    return names;
}

} // namespace

/// Baselines as runs, and recommendations, which need no LibTorch then.
class BaselinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isARun();
    void evaluatesAsItDidItself();
    void hasIntervalsSlicesAndFindings();
    void testsOnAnotherLog();
    void comparesCaseByCase();
    void repeatsAreNoProbabilities();
    void recommends();
    void readsSessions_data();
    void readsSessions();
    void failingAndCancelled();

private:
    store::RunRecord run(learning::BaselineKind kind, const std::string& data = "log")
    {
        BaselineRequest request;
        request.data = data;
        request.kind = kind;
        return valueOf(runBaseline(*m_workspace, request, m_watcher));
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
    Watcher m_watcher;
};

void BaselinesTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, circularLog(), "log");
    m_watcher = {};
}

void BaselinesTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void BaselinesTest::isARun()
{
    const auto done = run(learning::BaselineKind::Markov);
    QCOMPARE(done.name, std::string("log markov"));
    QVERIFY(done.kind == store::RunKind::Baseline);
    QVERIFY(done.status == store::RunStatus::Finished);
    QVERIFY(done.dataset == valueOf(m_workspace->dataset("log")).id);
    QCOMPARE(m_watcher.started.size(), std::size_t(1));
    QCOMPARE(m_watcher.started[0].id, done.id);
    QVERIFY(m_watcher.started[0].status == store::RunStatus::Running);
    QCOMPARE(done.metrics.at("test").at("accuracy"), 1.0); // whoever knows the last item knows the next
    QCOMPARE(done.metrics.at("valid").at("accuracy"), 1.0);
    QCOMPARE(done.metrics.at("test").at("cases"), 4.0);
    QCOMPARE(Json::parse(done.spec)["baseline"].get<std::string>(), std::string("markov"));
    QVERIFY(run(learning::BaselineKind::Popularity).metrics.at("test").at("accuracy") < 1);
    QCOMPARE(run(learning::BaselineKind::Markov).name, std::string("log markov 2"));
}

void BaselinesTest::evaluatesAsItDidItself()
{
    for (const auto kind : {learning::BaselineKind::Markov, learning::BaselineKind::Popularity,
                            learning::BaselineKind::Repeat, learning::BaselineKind::ItemKnn}) {
        const auto done = run(kind);
        const auto again = valueOf(evaluateRun(*m_workspace, {done.name, "log"}));
        QVERIFY(again.metrics == done.metrics);
        QVERIFY(again.test == valueOf(m_workspace->runCases(done.id)));
        EvaluationRequest unseen{std::to_string(done.id), "log"};
        unseen.excludeSeen = true;
        const auto otherwise = valueOf(evaluateRun(*m_workspace, unseen));
        // Where the first guess is always right there is nothing to gain.
        const bool gains = otherwise.metrics.at("test").at("mrr") > done.metrics.at("test").at("mrr");
        if (kind != learning::BaselineKind::ItemKnn) QCOMPARE(gains, kind != learning::BaselineKind::Markov);
        QVERIFY(otherwise.test.questions != again.test.questions);
    }
    storeLog(*m_workspace, logOf({"view:q view:a view:b"}), "other");
    const std::string markov = "log markov";
    QVERIFY(errorOf(evaluateRun(*m_workspace, {markov, "other"})).contains("\"q\""));
    QVERIFY(errorOf(evaluateRun(*m_workspace, {markov, "none"})).contains("\"none\""));
    QVERIFY(errorOf(evaluateRun(*m_workspace, {"nobody", "log"})).contains("\"nobody\""));
}

void BaselinesTest::hasIntervalsSlicesAndFindings()
{
    const auto done = run(learning::BaselineKind::Popularity);
    for (const char* name : {"hr@1", "hr@5", "hr@10", "hr@20", "ndcg@10", "mrr", "accuracy", "loss"}) {
        const double value = done.metrics.at("test").at(name);
        QVERIFY2(done.metrics.at("test_low").at(name) <= value && value <= done.metrics.at("test_high").at(name), name);
    }
    QVERIFY(done.metrics.at("test").contains("coverage@10") && done.metrics.at("test").contains("popularity@10"));
    QCOMPARE(done.metrics.at("test").at("recall@10"), done.metrics.at("test").at("hr@10"));
    const auto slices = slicesIn(done.metrics);
    double cases = 0;
    std::vector<std::string> order;
    for (const learning::Slice& slice : slices) {
        if (order.empty() || order.back() != slice.by) order.push_back(slice.by);
        if (slice.by == "item events") cases += slice.metrics.at("cases");
    }
    QCOMPARE(order, (std::vector<std::string>{"history", "item events", "user events", "target", "action"}));
    QCOMPARE(cases, done.metrics.at("test").at("cases"));
    QCOMPARE(done.metrics.at("split").at("ambiguous_cases"), 0.0); // the log has no times

    EvaluationRequest sampled{done.name, "log"};
    sampled.sampledNegatives = 1;
    const auto marked = valueOf(evaluateRun(*m_workspace, sampled)).metrics;
    QVERIFY(marked.at("test").contains("ndcg@10 (1 sampled)") && marked.at("test").contains("ndcg@10"));
    QVERIFY(!marked.at("test_low").contains("ndcg@10 (1 sampled)"));

    BaselineRequest beside;
    beside.data = "log";
    beside.name = "sampled";
    beside.sampledNegatives = 1;
    RunObserver observer;
    const auto run = valueOf(runBaseline(*m_workspace, beside, observer));
    QVERIFY(run.metrics.at("test").contains("mrr (1 sampled)") && run.metrics.at("valid").contains("mrr (1 sampled)"));
    QCOMPARE(std::get<BaselineRequest>(*trainingTaskOf(run)).sampledNegatives, 1);
    const auto command = commandOf(*trainingTaskOf(run));
    const auto option = std::ranges::find(command, "--sampled-negatives");
    QVERIFY(option != command.end() && *std::next(option) == "1");
    beside.name = "sampled too";
    beside.kind = learning::BaselineKind::Markov;
    QVERIFY(runBaseline(*m_workspace, beside, observer));
    const auto compared = valueOf(compareRuns(*m_workspace, {"sampled", "sampled too"}, ""));
    const auto figure = std::ranges::find(compared.metrics, "mrr (1 sampled)", &RunComparison::Metric::name);
    QVERIFY(figure != compared.metrics.end() && figure->values[0] == run.metrics.at("test").at("mrr (1 sampled)"));
    beside.sampledNegatives = -1;
    QVERIFY(errorOf(runBaseline(*m_workspace, beside, observer)).contains("sampled_negatives"));
}

void BaselinesTest::testsOnAnotherLog()
{
    storeLog(*m_workspace, logOf({"view:a view:b", "view:b view:c view:n", "view:c"}), "later");
    BaselineRequest request;
    request.data = "log";
    request.kind = learning::BaselineKind::Markov;
    request.split = valueOf(events::splitNamed("given:later"));
    const auto done = valueOf(runBaseline(*m_workspace, request, m_watcher));
    QCOMPARE(Json::parse(done.spec)["split"].get<std::string>(), std::string("given:later"));
    QCOMPARE(done.metrics.at("test").at("cases"), 2.0); // the third sequence is too short
    QCOMPARE(done.metrics.at("test").at("accuracy"), 0.5);
    QCOMPARE(done.metrics.at("split").at("cases_of_unseen_items"), 1.0);
    // The run opens again as it was, knowing the new item too, and answers the same.
    EvaluationRequest again{done.name, "log"};
    again.split = request.split;
    QVERIFY(valueOf(evaluateRun(*m_workspace, again)).metrics == done.metrics);
    request.split = valueOf(events::splitNamed("given:gone"));
    QVERIFY(errorOf(runBaseline(*m_workspace, request, m_watcher)).contains("\"gone\""));
    request.split = valueOf(events::splitNamed("temporal:0.5"));
    QVERIFY(errorOf(runBaseline(*m_workspace, request, m_watcher)).contains("no times"));
}

void BaselinesTest::comparesCaseByCase()
{
    const auto markov = run(learning::BaselineKind::Markov), popular = run(learning::BaselineKind::Popularity),
               repeat = run(learning::BaselineKind::Repeat);
    const auto comparison = valueOf(compareRuns(*m_workspace, {markov.name, popular.name, repeat.name}, popular.name));
    QCOMPARE(comparison.runs.size(), std::size_t(3));
    QCOMPARE(comparison.baseline, std::size_t(1));
    for (const auto& metric : comparison.metrics) {
        QVERIFY(!metric.tests[1]);
        QVERIFY2(metric.tests[0], metric.name.c_str());
        const double difference = metric.values[0] - metric.values[1];
        QVERIFY2(std::abs(metric.tests[0]->difference - difference) < 1e-6, metric.name.c_str());
        QCOMPARE(metric.tests[2].has_value(), metric.name != "loss"); // repeats have none
        if (metric.name == "loss") QVERIFY(std::isnan(metric.values[2]));
    }
    // Other questions: another log, or seen items left out.
    BaselineRequest request;
    request.data = "log";
    request.excludeSeen = true;
    const auto unseen = valueOf(runBaseline(*m_workspace, request, m_watcher));
    QVERIFY(!valueOf(compareRuns(*m_workspace, {popular.name, unseen.name}, "")).metrics[0].tests[1]);
    // Coverage is no mean over cases.
    QVERIFY(!valueOf(compareRuns(*m_workspace, {popular.name, markov.name}, "", {"coverage@10"})).metrics[0].tests[1]);
    QVERIFY(errorOf(compareRuns(*m_workspace, {markov.name, markov.name}, "")).contains("two runs"));
    QVERIFY(errorOf(compareRuns(*m_workspace, {popular.name, markov.name}, "", {"nosuch"})).contains("None of these"));
    QCOMPARE(valueOf(compareRuns(*m_workspace, {popular.name, markov.name}, "", {"test/mrr"})).metrics[0].values,
             valueOf(compareRuns(*m_workspace, {popular.name, markov.name}, "", {"mrr"})).metrics[0].values);
    QVERIFY(errorOf(compareRuns(*m_workspace, {markov.name, "nobody"}, "")).contains("\"nobody\""));
    valueOf(m_workspace->removeRun(popular.id));
    valueOf(m_workspace->emptyBin());
    QVERIFY(!valueOf(m_workspace->runCases(popular.id)));
}

void BaselinesTest::repeatsAreNoProbabilities()
{
    const auto done = run(learning::BaselineKind::Repeat);
    QVERIFY(!done.metrics.at("test").contains("loss"));
    QCOMPARE(namesOf(valueOf(recommend(*m_workspace, done.name, "c,a,b", 3))),
             (std::vector<std::string>{"b", "a", "c"}));
}

void BaselinesTest::recommends()
{
    const auto done = run(learning::BaselineKind::Markov);
    const auto all = valueOf(recommend(*m_workspace, done.name, "view:a", 10));
    QCOMPARE(all.size(), std::size_t(4)); // no more than there are
    QCOMPARE(all.front().item, std::string("b"));
    double sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        sum += all[i].score;
        QVERIFY(all[i].score > 0);
        if (i > 0) QVERIFY(all[i].score <= all[i - 1].score);
    }
    QVERIFY(std::abs(sum - 1) < 1e-6);
    QVERIFY(all.front().score > 0.7);
    const auto two = valueOf(recommend(*m_workspace, std::to_string(done.id), "view:a", 2));
    QCOMPARE(two.size(), std::size_t(2));
    QCOMPARE(two[1].item, all[1].item);
    QVERIFY(two[1].score == all[1].score);
    QVERIFY(valueOf(recommend(*m_workspace, done.name, "view:a", 0)).empty());
    QVERIFY(valueOf(recommend(*m_workspace, done.name, "view:a", -3)).empty());
}

void BaselinesTest::readsSessions_data()
{
    QTest::addColumn<QString>("session");
    QTest::addColumn<QString>("next"); // or, where there is none, what the error says
    QTest::newRow("actions and items") << "view:a,buy:b"
                                       << "c";
    QTest::newRow("items alone") << "c,a"
                                 << "b";
    QTest::newRow("blanks") << " view : b ,, "
                            << "c";
    QTest::newRow("a colon in the name") << "x:y,b"
                                         << "c";
    QTest::newRow("a colon in the name, with an action") << "buy:x:y,b"
                                                         << "c";
    QTest::newRow("unknown item") << "view:z"
                                  << "!no item \"view:z\"";
    QTest::newRow("unknown item alone") << "z"
                                        << "!no item \"z\"";
    QTest::newRow("unknown action") << "hold:a"
                                    << "!no action \"hold\"";
    QTest::newRow("empty") << ""
                           << "!session is empty";
    QTest::newRow("commas") << " , ,"
                            << "!session is empty";
}

void BaselinesTest::readsSessions()
{
    QFETCH(QString, session);
    QFETCH(QString, next);
    const auto done = run(learning::BaselineKind::Markov);
    const auto found = recommend(*m_workspace, done.name, session.toStdString(), 1);
    if (next.startsWith('!'))
        QVERIFY2(errorOf(found).contains(next.mid(1)), qPrintable(errorOf(found)));
    else
        QCOMPARE(QString::fromStdString(valueOf(found).front().item), next);
}

void BaselinesTest::failingAndCancelled()
{
    BaselineRequest request;
    request.data = "nothing";
    QVERIFY(errorOf(runBaseline(*m_workspace, request, m_watcher)).contains("\"nothing\""));
    QVERIFY(valueOf(m_workspace->runs()).empty()); // there is no run of data that do not exist
    QVERIFY(errorOf(recommend(*m_workspace, "nobody", "a", 1)).contains("\"nobody\""));

    storeLog(*m_workspace, logOf({"view:a view:b"}), "short");
    request.data = "short";
    QVERIFY(errorOf(runBaseline(*m_workspace, request, m_watcher)).contains("three events"));
    QVERIFY(valueOf(m_workspace->runs()).empty()); // nor one that could never begin

    std::stop_source source;
    source.request_stop();
    request.data = "log";
    const auto cancelled = runBaseline(*m_workspace, request, m_watcher, {source.get_token()});
    QVERIFY(!cancelled && cancelled.error().isCancelled());
    const auto latest = valueOf(m_workspace->runs()).front();
    QVERIFY(latest.status == store::RunStatus::Cancelled);
    QVERIFY(latest.metrics.empty());
}

QTEST_APPLESS_MAIN(BaselinesTest)
#include "baselines.moc"
