// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/groupcomparison.h"

#include "tests/engine/store/fixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::store;
using namespace sessionsmith::workflow;

namespace {

/// Ranks of 200 cases: `better` of them first, the others far behind.
CaseResults casesOf(int better, const std::string& questions = "asked")
{
    CaseResults cases{questions, {}, {}};
    for (int i = 0; i < 200; ++i)
        cases.ranks.push_back((i * 37) % 200 < better ? 1.f : 50.f);
    return cases;
}

} // namespace

/// Runs of several seeds beside each other, on a workspace with a pre-training and a fine-tuning for each.
class TestGroupComparison : public QObject
{
    Q_OBJECT

    std::optional<TemporaryWorkspace> m_place;
    std::optional<Workspace> m_workspace;

    Id add(const std::string& name, const std::string& spec, std::optional<Id> data, std::optional<Id> parent,
           const std::optional<CaseResults>& cases = {})
    {
        RunRecord run = runNamed(name);
        run.kind = parent || cases ? RunKind::Finetune : RunKind::Pretrain;
        run.spec = spec;
        run.dataset = data;
        run.parent = parent;
        const Id id = valueOf(m_workspace->beginRun(run)).id;
        RunMetrics metrics;
        if (cases) {
            const double hits = double(std::ranges::count(cases->ranks, 1.f)) / double(cases->ranks.size());
            metrics["test"] = {{"hr@10", hits}, {"ndcg@10", hits}};
            valueOf(m_workspace->setRunCases(id, *cases));
        }
        valueOf(m_workspace->finishRun(id, RunStatus::Finished, metrics, "", 1));
        return id;
    }

private Q_SLOTS:
    void init()
    {
        m_place.emplace();
        m_workspace.emplace(m_place->open());
        const Id log = valueOf(m_workspace->addDataset(datasetNamed("log"))).id;
        for (const int version : {1, 2}) {
            const std::string hash = "hash " + std::to_string(version);
            const Id model = valueOf(m_workspace->saveModel("shop", "{}", hash)).id;
            for (const int seed : {1, 2}) {
                const std::string end = fmt::format(" v{} seed {}", version, seed);
                DatasetRecord sessions = datasetNamed("sessions" + end);
                sessions.kind = DatasetKind::Synthetic;
                sessions.source = "shop";
                sessions.model = model;
                sessions.spec = fmt::format(R"({{"sessions":100,"seed":{}}})", seed);
                const Id data = valueOf(m_workspace->addDataset(sessions)).id;
                const Id before = add(
                    "pre" + end, fmt::format(R"({{"data":"{}","seed":{},"epochs":3}})", sessions.name, seed), data, {});
                add("tuned" + end,
                    fmt::format(R"({{"from":"pre{}","seed":{},"epochs":3,"threads":{}}})", end, seed, seed), log,
                    before, casesOf(version == 1 ? 60 + seed : 120 + seed));
            }
        }
        for (const int seed : {1, 2})
            add(fmt::format("scratch {}", seed), fmt::format(R"({{"seed":{},"epochs":3}})", seed), log, {},
                casesOf(58 + seed));
    }
    void cleanup()
    {
        m_workspace.reset();
        m_place.reset();
    }

    void seedsAreOneGroup()
    {
        const auto comparison = valueOf(compareGroups(*m_workspace,
                                                      {"tuned v1 seed 1", "scratch 1", "tuned v2 seed 1",
                                                       "tuned v1 seed 2", "scratch 2", "tuned v2 seed 2", "scratch 1"},
                                                      "scratch 2"));
        QCOMPARE(comparison.runs.size(), std::size_t(6));
        QCOMPARE(comparison.groups.size(), std::size_t(3));
        QCOMPARE(comparison.groups[0].name, std::string("tuned v1"));
        QCOMPARE(comparison.groups[1].name, std::string("scratch"));
        QCOMPARE(comparison.groups[2].name, std::string("tuned v2"));
        QCOMPARE(comparison.baseline, std::size_t(1));
        QVERIFY((comparison.metrics == std::vector<std::string>{"ndcg@10", "hr@10"}));

        const auto& first = comparison.figures[0][0];
        QCOMPARE(first.summary.runs, std::size_t(2));
        QVERIFY(std::abs(first.summary.mean - 61.5 / 200) < 1e-12);
        QVERIFY(first.difference && std::abs(first.difference->difference - 2.0 / 200) < 1e-9);
        QVERIFY(!comparison.figures[1][0].difference);
        QVERIFY(std::isnan(comparison.figures[1][0].corrected));
        const auto& second = comparison.figures[2][0];
        QVERIFY(std::abs(second.difference->difference - 62.0 / 200) < 1e-9);
        QVERIFY(second.corrected < 0.001 && second.corrected >= second.difference->permutation);
        // Of four tests the smallest p counts four times.
        QVERIFY(std::abs(second.corrected - 4 * second.difference->permutation) < 1e-12);

        QVERIFY(!comparison.models[1]);
        QCOMPARE(comparison.models[0]->version, 1);
        QCOMPARE(comparison.models[2]->version, 2);
        std::vector<std::string> fields;
        for (const auto& parameter : comparison.parameters)
            fields.push_back(parameter.field);
        QVERIFY((fields == std::vector<std::string>{"start", "model"}));
    }

    void fidelityOfWhatTheyLearntFrom()
    {
        QVERIFY(valueOf(compareGroups(*m_workspace, {"tuned v1 seed 1", "scratch 1"})).fidelity.empty());
        // Notes as keepReport() writes them, of the sessions of the first version, and of the second's first seed.
        nlohmann::json list = nlohmann::json::array();
        const auto report = [&](const std::string& sessions, double overall, double transitions) {
            list.push_back({{"created", 1},
                            {"real", "log"},
                            {"synthetic", sessions},
                            {"real_hash", ""},
                            {"synthetic_hash", valueOf(m_workspace->dataset(sessions)).contentHash},
                            {"held_out", 0.2},
                            {"bootstrap", 10},
                            {"seed", 1},
                            {"overall", overall},
                            {"figures", {{"transitions_tv", transitions}, {"actions_tv", 0.5}}},
                            {"key", "fidelity/report/" + sessions}});
        };
        report("sessions v1 seed 1", 0.5, 0.25);
        report("sessions v1 seed 2", 0.75, 0.5);
        report("sessions v2 seed 1", 0.875, 0.125);
        report("sessions v1 seed 1", 0.1, 0.1); // of before: the first in the list is the newest
        valueOf(m_workspace->setNote("fidelity/reports", list.dump()));

        const auto comparison = valueOf(compareGroups(
            *m_workspace, {"tuned v1 seed 1", "tuned v1 seed 2", "tuned v2 seed 1", "tuned v2 seed 2", "scratch 1"}));
        std::vector<std::string> figures;
        for (const auto& one : comparison.fidelity)
            figures.push_back(one.figure);
        QVERIFY((figures == std::vector<std::string>{"overall", "actions_tv", "transitions_tv"}));
        QCOMPARE(comparison.fidelity[0].values[0], 0.625); // the mean of two seeds
        QCOMPARE(comparison.fidelity[0].values[1], 0.875); // of the one that was compared
        QVERIFY(std::isnan(comparison.fidelity[0].values[2]));
        QCOMPARE(comparison.fidelity[2].values[0], 0.375);

        const auto alike = valueOf(compareGroups(*m_workspace, {"tuned v1 seed 1", "tuned v2 seed 1"}));
        QCOMPARE(alike.fidelity.size(), std::size_t(2)); // where all are the same it is no difference
    }

    void otherQuestionsAreNotTested()
    {
        add("elsewhere", "{}", {}, {}, casesOf(90, "others"));
        const auto comparison = valueOf(compareGroups(*m_workspace, {"scratch 1", "elsewhere"}));
        QVERIFY(!comparison.figures[1][0].difference);
        QCOMPARE(comparison.groups[0].name, std::string("scratch 1"));
    }

    void aRunByItself()
    {
        const auto comparison = valueOf(compareGroups(*m_workspace, {"scratch 1"}));
        QCOMPARE(comparison.groups.size(), std::size_t(1));
        QVERIFY(comparison.parameters.empty());
        QVERIFY(!compareGroups(*m_workspace, {}));
        QVERIFY(!compareGroups(*m_workspace, {"none of that name"}));
    }
};

QTEST_APPLESS_MAIN(TestGroupComparison)
#include "groupcomparison.moc"
