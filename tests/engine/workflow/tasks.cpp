// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/assessment.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runcomparison.h"
#include "engine/workflow/workflow.h"
#include "tests/engine/workflow/logs.h"

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

/// Users who walk round a circle of items; each third event is a purchase.
events::EventLog circle()
{
    std::vector<std::string> users;
    for (int u = 0; u < 60; ++u) {
        std::string line;
        for (int i = 0; i < 6 + u % 4; ++i)
            line += std::string(i ? " " : "") + ((u + i) % 3 ? "view:" : "buy:") + char('a' + (u + i) % 9);
        users.push_back(line);
    }
    return logOf(users);
}

FinetuneRequest finetuning(learning::Objective task, const std::string& name)
{
    FinetuneRequest request;
    request.data = "log";
    request.name = name;
    request.spec.model = {learning::Architecture::Gpt, 1, 16, 2, 8};
    request.spec.objective = task;
    request.spec.epochs = 30;
    request.spec.batch = 8;
    request.spec.dropout = 0;
    request.spec.learningRate = 1e-2;
    request.spec.device = "cpu";
    request.spec.threads = 1;
    return request;
}

} // namespace

/// The tasks of a fine-tuning besides the next item, as runs of a workspace.
class TasksTest : public QObject
{
    Q_OBJECT

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
    RunObserver m_observer;

private Q_SLOTS:
    void init()
    {
        m_place.emplace();
        m_workspace.emplace(m_place->open());
        storeLog(*m_workspace, circle(), "log");
    }
    void cleanup()
    {
        m_workspace.reset();
        m_place.reset();
    }

    void actionsStandBesideTheirBaselines()
    {
        const auto run =
            valueOf(finetune(*m_workspace, finetuning(learning::Objective::NextAction, "actions"), m_observer));
        QVERIFY(run.status == store::RunStatus::Finished);
        QCOMPARE(taskOf(run), std::string("next-action"));
        const auto& test = run.metrics.at("test");
        // By the item the next action is known, by the last action it is not: behind a view comes either.
        QVERIFY(test.at("accuracy") > 0.95);
        QVERIFY(test.at("loss") < 0.3);
        QVERIFY(test.at("macro_f1") > 0.95);
        QVERIFY(!test.contains("ndcg@10"));
        for (const char* baseline : {"majority", "markov"}) {
            QVERIFY(run.metrics.at(baseline).at("accuracy") < 0.9);
            QVERIFY(run.metrics.at(baseline).at("loss") > test.at("loss"));
        }
        QVERIFY(run.metrics.at("markov").at("loss") < run.metrics.at("majority").at("loss"));
        QCOMPARE(besideTest(run.metrics).size(), std::size_t(2));
        QVERIFY(run.metrics.at("test_low").at("loss") <= test.at("loss"));
        QVERIFY(run.metrics.at("test_high").at("loss") >= test.at("loss"));
        const auto slices = slicesIn(run.metrics);
        QCOMPARE(slices.size(), std::size_t(2));
        for (const learning::Slice& slice : slices) {
            QCOMPARE(slice.by, std::string("action"));
            QVERIFY(slice.metrics.at("auc") > 0.95);
        }

        EvaluationRequest again;
        again.run = "actions";
        again.data = "log";
        again.device = "cpu";
        QVERIFY(valueOf(evaluateRun(*m_workspace, again)).metrics.at("test") == test);
        QVERIFY(errorOf(recommend(*m_workspace, "actions", "view:a", 3)).contains("recommends nothing"));
        again.sampledNegatives = 5;
        QVERIFY(!evaluateRun(*m_workspace, again));
    }

    /// Two runs of the same questions are compared case by case, but not with those that rank items.
    void actionsAreComparedWithActions()
    {
        for (const std::uint64_t seed : {1, 2}) {
            auto request = finetuning(learning::Objective::NextAction, "seed " + std::to_string(seed));
            request.spec.seed = seed;
            request.spec.epochs = 2;
            valueOf(finetune(*m_workspace, request, m_observer));
        }
        auto items = finetuning(learning::Objective::NextItem, "items");
        items.spec.epochs = 1;
        valueOf(finetune(*m_workspace, items, m_observer));
        const auto comparison =
            valueOf(compareRuns(*m_workspace, {"seed 1", "seed 2", "items"}, "", {"accuracy", "loss"}));
        for (const auto& metric : comparison.metrics) {
            QVERIFY(metric.tests[1].has_value());
            QVERIFY(!metric.tests[2].has_value());
        }
    }

    void autoencodersRecommend()
    {
        auto request = finetuning(learning::Objective::Autoencoder, "auto");
        request.spec.excludeSeen = true;
        request.spec.epochs = 60;
        const auto run = valueOf(finetune(*m_workspace, request, m_observer));
        QCOMPARE(taskOf(run), std::string("autoencoder"));
        QVERIFY(run.metrics.at("test").contains("ndcg@10"));
        QVERIFY(run.metrics.at("test").at("ndcg@10") > 0.5); // by chance among three or four: less than that
        const auto items = valueOf(recommend(*m_workspace, "auto", "view:a,view:b", 9));
        QCOMPARE(items.size(), std::size_t(9));
        double sum = 0;
        for (const Recommendation& item : items)
            sum += item.score;
        QVERIFY(std::abs(sum - 1) < 1e-3);
        const auto baseline = valueOf(runBaseline(*m_workspace, {.data = "log", .excludeSeen = true}, m_observer));
        const auto comparison = valueOf(compareRuns(*m_workspace, {"auto", baseline.name}, "", {"ndcg@10"}));
        QVERIFY(comparison.metrics.front().tests[1].has_value());
    }

    void pretrainingsBeginThem()
    {
        PretrainRequest first;
        first.data = "log";
        first.name = "pre";
        first.spec = finetuning(learning::Objective::Causal, "").spec;
        first.spec.epochs = 2;
        valueOf(pretrain(*m_workspace, first, m_observer));
        for (const auto task : {learning::Objective::NextAction, learning::Objective::Autoencoder}) {
            auto request = finetuning(task, std::string("tuned ") + learning::name(task));
            request.from = "pre";
            request.spec.epochs = 1;
            QVERIFY(valueOf(finetune(*m_workspace, request, m_observer)).status == store::RunStatus::Finished);
        }
    }

    void impossibleOnesAreRefusedBefore()
    {
        auto request = finetuning(learning::Objective::NextAction, "bad");
        request.spec.techniques.loss = learning::Loss::Sampled;
        QVERIFY(errorOf(finetune(*m_workspace, request, m_observer)).startsWith("loss"));
        request = finetuning(learning::Objective::Autoencoder, "bad");
        request.spec.dropRate = 2;
        QVERIFY(errorOf(finetune(*m_workspace, request, m_observer)).startsWith("drop_rate"));
        QVERIFY(valueOf(m_workspace->runs()).empty());
    }
};

QTEST_GUILESS_MAIN(TasksTest)
#include "tasks.moc"
