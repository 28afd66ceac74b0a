// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/clicktask.h"

#include "engine/base/random.h"
#include "engine/workflow/keyedcolumns.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runcomparison.h"
#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

/// An hour lies between sessions, a minute between events.
events::EventLog timed(events::EventLog log)
{
    for (std::size_t i = 0; i < log.size(); ++i)
        log.time.push_back(Milliseconds(log.session[i]) * 3'600'000 + Milliseconds(i) * 60'000);
    return log;
}

/// Sessions about things of a kind that are bought in the end, or of one that are not; nothing else tells them apart.
events::EventLog shop(int users)
{
    std::vector<std::string> lines;
    for (int u = 0; u < users; ++u) {
        Philox random(9, 9, std::uint64_t(u));
        std::string line;
        for (int s = 0; s < 3; ++s) {
            const bool buys = random.uniform() < 0.5;
            line += s ? " | " : "";
            for (int i = 0; i < 4; ++i)
                line += std::string(i ? " " : "") + "view:" + (buys ? "gold" : "tin") + std::to_string(random.below(6));
            line += buys ? " buy:gold0" : " view:tin0";
        }
        lines.push_back(line);
    }
    return timed(logOf(lines));
}

const regression::Column& named(const std::vector<regression::Column>& columns, const std::string& name)
{
    return *std::ranges::find(columns, name, &regression::Column::name);
}

struct Notes : RunObserver
{
    std::vector<std::string> notes;
    void onNote(const Message& note) override { notes.push_back(note.english()); }
};

} // namespace

class ClicksTest : public QObject
{
    Q_OBJECT

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;

    std::filesystem::path file(const std::string& text)
    {
        const auto path = m_place->folder() / "features.csv";
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    void trainModel(const std::string& split)
    {
        FinetuneRequest request;
        request.data = "shop";
        request.name = "model";
        request.spec.model = {learning::Architecture::Gru, 1, 16, 2, 8};
        request.spec.epochs = 4;
        request.spec.batch = 16;
        request.spec.learningRate = 1e-2;
        request.spec.device = "cpu";
        request.spec.threads = 1;
        request.sequenceBy = events::SequenceBy::Session;
        request.split = valueOf(events::splitNamed(split));
        RunObserver observer;
        valueOf(finetune(*m_workspace, request, observer));
    }

private Q_SLOTS:
    void init()
    {
        m_place.emplace();
        m_workspace.emplace(m_place->open());
    }
    void cleanup()
    {
        m_workspace.reset();
        m_place.reset();
    }

    void targetsAreWritten()
    {
        for (const char* text : {"action=buy", "count=view", "amount=price=net"})
            QCOMPARE(textOf(valueOf(outcomeNamed(text))), std::string(text));
        for (const char* text : {"", "buy", "action", "action=", "price=3"})
            QVERIFY(!outcomeNamed(text));
    }

    /// Whatever comes behind the place changes answers alone.
    void nothingOfTheFutureIsKnown()
    {
        const auto log = timed(logOf({"view:a view:b buy:a | view:c view:c view:c", "view:a buy:b buy:b view:a | buy:c",
                                      "view:c view:b", "view:a view:a view:b", "buy:a view:b"}));
        const Outcome buys = valueOf(outcomeNamed("action=buy")), howOften = valueOf(outcomeNamed("count=buy"));
        const auto asked = valueOf(askSessions(log, buys, 0.5, 3));
        QCOMPARE(asked.contexts.size(), std::size_t(6)); // one session has a single event
        const auto counted = valueOf(askSessions(log, howOften, 0.5, 3));
        QVERIFY(counted.contexts == asked.contexts);
        const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
        for (std::size_t q = 0; q < asked.contexts.size(); ++q) {
            const auto [begin, target] = asked.contexts[q];
            const auto end = *std::ranges::upper_bound(offsets, begin);
            QVERIFY(std::ranges::binary_search(offsets, begin));
            QVERIFY(begin < target && target < end);
            const auto later = std::count(log.action.begin() + std::ptrdiff_t(target),
                                          log.action.begin() + std::ptrdiff_t(end), log.actions.find("buy"));
            QCOMPARE(asked.answers[q], double(later > 0));
            QCOMPARE(counted.answers[q], double(later));
            QCOMPARE(named(asked.columns, "events so far").numbers[q], std::log(double(target - begin)));
            QCOMPARE(named(asked.columns, "last action").level[q], log.action[target - 1]);
            QCOMPARE(named(asked.columns, "time in the session").numbers[q],
                     std::log1p(60.0 * double(target - 1 - begin)));
            QCOMPARE(std::isnan(named(asked.columns, "time since the event before").numbers[q]), target - begin == 1);
            QCOMPARE(named(asked.columns, "hour").level[q], int(log.time[target - 1] / 3'600'000 % 24));

            auto changed = log;
            for (std::size_t e = target; e < end; ++e)
                changed.action[e] = log.actions.find("view");
            const auto other = valueOf(askSessions(changed, buys, 0.5, 3));
            QVERIFY(other.contexts == asked.contexts);
            QCOMPARE(other.answers[q], 0.0);
            for (std::size_t c = 0; c < asked.columns.size(); ++c) {
                const auto &one = asked.columns[c], &two = other.columns[c];
                if (one.isCategorical())
                    QCOMPARE(two.level[q], one.level[q]);
                else if (!std::isnan(one.numbers[q]))
                    QCOMPARE(two.numbers[q], one.numbers[q]);
            }
        }
        // The later half is the test; all that is learnt had ended by then.
        QCOMPARE(asked.test, (std::vector<std::size_t>{3, 4, 5}));
        QCOMPARE(asked.training.size() + asked.validation.size(), std::size_t(3));
        QVERIFY(!askSessions(log, valueOf(outcomeNamed("action=sell")), 0.5, 3));
    }

    void usersArePartedWithoutTimes()
    {
        std::vector<std::string> lines(40, "view:a buy:b | view:a view:b");
        const auto log = logOf(lines);
        const auto asked = valueOf(askSessions(log, valueOf(outcomeNamed("action=buy")), 0.75, 1));
        std::set<std::int32_t> learnt, tested;
        for (const std::size_t q : asked.training)
            learnt.insert(log.user[asked.contexts[q].begin]);
        for (const std::size_t q : asked.test)
            tested.insert(log.user[asked.contexts[q].begin]);
        std::vector<std::int32_t> both;
        std::ranges::set_intersection(learnt, tested, std::back_inserter(both));
        QVERIFY(both.empty());
        QCOMPARE(asked.test.size(), std::size_t(20));
    }

    void tablesAreKeyed()
    {
        auto log = timed(logOf({"view:a buy:b | view:a view:b", "view:a view:b"}));
        log.sessionNames = {"007", "8", "9"};
        const std::vector<events::Question> questions{{0, 1}, {2, 3}, {4, 5}};
        const auto bySession =
            valueOf(columnsByKey(file("session,age,town\n9,31,Ulm\n007,,Bonn\n5,1,Ulm\n"), log, questions));
        QCOMPARE(bySession.size(), std::size_t(2));
        QVERIFY(std::isnan(bySession[0].numbers[0]) && std::isnan(bySession[0].numbers[1]));
        QCOMPARE(bySession[0].numbers[2], 31.0);
        QCOMPARE(bySession[1].levels[std::size_t(bySession[1].level[0])], std::string("Bonn"));
        QCOMPARE(bySession[1].level[1], -1);
        const auto byUser = valueOf(columnsByKey(file("user,age\nuser 2,5\nuser 1,7\n"), log, questions));
        QCOMPARE(byUser[0].numbers, (std::vector<double>{7, 7, 5}));
        QVERIFY(errorOf(columnsByKey(file("name,age\n1,2\n"), log, questions)).contains("neither"));
        QVERIFY(errorOf(columnsByKey(file("user,age\nuser 1,2\nuser 1,3\n"), log, questions)).contains("two rows"));
        QVERIFY(errorOf(columnsByKey(file("user,age\nnobody,2\n"), log, questions)).contains("No user"));
    }

    void theRepresentationKnowsMore()
    {
        storeLog(*m_workspace, shop(80), "shop");
        trainModel("temporal:0.7");
        ClickRequest request;
        request.data = "shop";
        request.from = "model";
        request.target = "action=buy";
        request.device = "cpu";
        Notes observer;
        const auto run = valueOf(tellClicks(*m_workspace, request, observer));
        QVERIFY(run.status == store::RunStatus::Finished);
        QVERIFY(run.kind == store::RunKind::Finetune);
        QCOMPARE(taskOf(run), std::string("click"));
        const auto& test = run.metrics.at("test");
        QVERIFY2(test.at("auc") > 0.9, qPrintable(QString::number(test.at("auc"))));
        QVERIFY(run.metrics.at("without_representation").at("auc") < 0.7);
        QVERIFY(test.at("log_loss") < run.metrics.at("base_rate").at("log_loss"));
        QVERIFY(run.metrics.at("gain").at("difference") > 0.1);
        QVERIFY(run.metrics.at("gain").at("p") < 0.01);
        for (const char* name : {"auc", "log_loss", "calibration_error"})
            QVERIFY(run.metrics.at("test_low").at(name) <= run.metrics.at("test_high").at(name));
        QVERIFY(observer.notes.empty());
        store::MetricCursor cursor;
        const auto points = valueOf(m_workspace->readMetrics(run.id, cursor));
        QCOMPARE(std::ranges::count(points, "valid/auc", &store::MetricPoint::metric),
                 std::ptrdiff_t(l2Choices.size()));

        // Compared with another run case by case.
        request.l2 = 1000;
        request.name = "meek";
        const auto meek = valueOf(tellClicks(*m_workspace, request, observer));
        const auto compared = valueOf(compareRuns(*m_workspace, {run.name, meek.name}, run.name));
        for (const char* name : {"auc", "log_loss"}) {
            const auto metric = std::ranges::find(compared.metrics, name, &RunComparison::Metric::name);
            QVERIFY(metric != compared.metrics.end() && metric->tests[1]);
            QVERIFY(std::abs(metric->tests[1]->difference - (metric->values[1] - metric->values[0])) < 1e-5);
        }

        // How often is told as well.
        request.name.clear();
        request.target = "count=buy";
        request.l2 = 10;
        const auto counted = valueOf(tellClicks(*m_workspace, request, observer));
        QVERIFY(counted.metrics.at("test").at("r2") > counted.metrics.at("without_representation").at("r2") + 0.1);

        // And an amount that a table has.
        std::string table = "session,price\n";
        for (int s = 1; s <= 240; ++s)
            table += std::to_string(s) + "," + std::to_string(s % 7) + "\n";
        request.features = file(table);
        request.target = "amount=price";
        const auto amount = valueOf(tellClicks(*m_workspace, request, observer));
        QVERIFY(amount.metrics.at("test").contains("rmse"));
        request.target = "amount=nothing";
        QVERIFY(errorOf(tellClicks(*m_workspace, request, observer)).contains("nothing"));
        QVERIFY(valueOf(m_workspace->runs()).front().status == store::RunStatus::Failed);
        QVERIFY(!recommend(*m_workspace, run.name, "view:gold1", 3));
        std::string alike = "session,price\n";
        for (int s = 1; s <= 240; ++s)
            alike += std::to_string(s) + ",3\n";
        request.features = file(alike);
        request.target = "amount=price";
        const QString same = errorOf(tellClicks(*m_workspace, request, observer));
        QVERIFY2(same.contains("the same for all"), qPrintable(same));
        const std::size_t runs = valueOf(m_workspace->runs()).size();
        request.features = "/there is/no such file";
        QVERIFY(errorOf(tellClicks(*m_workspace, request, observer)).contains("features: the file cannot be read"));
        QCOMPARE(valueOf(m_workspace->runs()).size(), runs); // none was begun
    }

    /// A run that was stopped does the same anew.
    void goesOnFromTheStart()
    {
        storeLog(*m_workspace, shop(40), "shop");
        trainModel("temporal:0.7");
        ClickRequest request;
        request.data = "shop";
        request.from = "model";
        request.target = "action=buy";
        request.device = "cpu";
        RunObserver observer;
        const auto whole = valueOf(tellClicks(*m_workspace, request, observer));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!tellClicks(*m_workspace, request, observer, {stop.get_token(), nullptr}));
        const auto stopped = valueOf(m_workspace->runs()).front();
        QVERIFY(stopped.status == store::RunStatus::Cancelled);
        const auto resumed = valueOf(resume(*m_workspace, stopped.id, observer));
        QVERIFY(resumed.status == store::RunStatus::Finished);
        QVERIFY(resumed.metrics == whole.metrics);
    }

    void warnsOfRunsThatKnowTheEnds()
    {
        storeLog(*m_workspace, shop(40), "shop");
        trainModel("leave-one-out");
        Notes observer;
        ClickRequest request;
        request.data = "shop";
        request.from = "model";
        request.target = "action=buy";
        request.device = "cpu";
        valueOf(tellClicks(*m_workspace, request, observer));
        QCOMPARE(observer.notes.size(), std::size_t(1));
        QVERIFY(observer.notes.front().find("temporal:0.8") != std::string::npos);
    }

    void impossibleOnesAreRefusedBefore()
    {
        ClickRequest possible;
        possible.data = "shop";
        possible.from = "model";
        QVERIFY(possible.validate());
        const auto refused = [&](auto change, const char* field) {
            ClickRequest request = possible;
            change(request);
            return errorOf(request.validate()).startsWith(field);
        };
        QVERIFY(refused([](auto& r) { r.from.clear(); }, "from"));
        QVERIFY(refused([](auto& r) { r.target = "purchase"; }, "target"));
        QVERIFY(refused([](auto& r) { r.target = "amount=x"; }, "target"));
        QVERIFY(refused([](auto& r) { r.share = 1; }, "share"));
        QVERIFY(refused([](auto& r) { r.l2 = -1; }, "regression_l2"));
        QVERIFY(!clickRequestFromJson(nlohmann::json::parse(R"({"from": 7})")));
        possible.features = "/some/table.csv";
        possible.share = 0.6;
        possible.l2 = 3;
        possible.seed = 8;
        const auto back = valueOf(clickRequestFromJson(toJson(possible)));
        QVERIFY(toJson(back) == toJson(possible));
    }
};

QTEST_GUILESS_MAIN(ClicksTest)
#include "clicks.moc"
