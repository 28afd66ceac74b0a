// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/workflow/preparation.h"
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
    for (const auto kind :
         {learning::BaselineKind::Markov, learning::BaselineKind::Popularity, learning::BaselineKind::Repeat}) {
        const auto done = run(kind);
        QVERIFY(valueOf(evaluateRun(*m_workspace, done.name, "log", events::SequenceBy::User, false, "cpu")) ==
                done.metrics);
        const auto unseen =
            valueOf(evaluateRun(*m_workspace, std::to_string(done.id), "log", events::SequenceBy::User, true, "cpu"));
        // Where the first guess is always right there is nothing to gain.
        QCOMPARE(unseen == done.metrics, kind == learning::BaselineKind::Markov);
    }
    const std::string markov = "log markov";
    storeLog(*m_workspace, logOf({"view:q view:a view:b"}), "other");
    QVERIFY(
        errorOf(evaluateRun(*m_workspace, markov, "other", events::SequenceBy::User, false, "cpu")).contains("\"q\""));
    QVERIFY(errorOf(evaluateRun(*m_workspace, markov, "none", events::SequenceBy::User, false, "cpu"))
                .contains("\"none\""));
    QVERIFY(errorOf(evaluateRun(*m_workspace, "nobody", "log", events::SequenceBy::User, false, "cpu"))
                .contains("\"nobody\""));
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
