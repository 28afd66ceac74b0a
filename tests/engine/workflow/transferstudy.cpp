// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/transferstudy.h"

#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

struct Watcher : RunObserver
{
    std::vector<std::string> started;
    std::stop_source source;
    std::size_t stopAt = 1000;
    void onRunStarted(const store::RunRecord& run) override
    {
        started.push_back(run.name);
        if (started.size() >= stopAt) source.request_stop();
    }
};

/// Seven items follow each other in a circle that everybody enters where they like and leaves before it closes.
events::EventLog circles()
{
    std::vector<std::string> users;
    const std::string circle[] = {"view:a", "view:b", "view:c", "view:d", "view:e", "view:f", "view:g"};
    for (int user = 0; user < 50; ++user) {
        std::string line;
        for (int event = 0; event < 4 + user % 3; ++event)
            line += (event ? " " : "") + circle[(user + event) % 7];
        users.push_back(line);
    }
    return logOf(users);
}

TransferStudyRequest small()
{
    TransferStudyRequest request;
    request.data = "log";
    request.shares = {50};
    request.seeds = {1};
    request.sessions = 200;
    request.pretrainEpochs = 12;
    request.spec.model = {learning::Architecture::Gpt, 1, 16, 1, 8};
    request.spec.objective = learning::Objective::NextItem;
    request.spec.epochs = 1;
    request.spec.batch = 32;
    request.spec.learningRate = 0.01;
    request.spec.device = "cpu";
    return request;
}

} // namespace

/// The whole study, small.
class TransferStudyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void allArms();
    void goesOnWhereItStopped();
    void refusesWhatCannotBe();

private:
    const TransferRow& row(const TransferStudy& study, const std::string& arm)
    {
        return *std::ranges::find(study.rows, arm, &TransferRow::arm);
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void TransferStudyTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, circles(), "log");
}

void TransferStudyTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void TransferStudyTest::allArms()
{
    Watcher watcher;
    const auto study = valueOf(runTransferStudy(*m_workspace, small(), watcher));
    QCOMPARE(study.rows.size(), transferArms().size());
    for (const TransferRow& row : study.rows) {
        QCOMPARE(row.values.size(), std::size_t(1));
        QVERIFY2(std::isfinite(row.values[0]) && !row.runs[0].empty(), row.arm.c_str());
        QCOMPARE(row.difference.has_value(), row.arm != "scratch");
        if (row.difference)
            QVERIFY2(std::abs(row.difference->difference - (row.summary.mean - study.rows[0].summary.mean)) < 1e-9,
                     row.arm.c_str());
    }
    // The order is everything here: who was told it knows the next item, a step of fine-tuning alone does not teach it.
    QVERIFY(row(study, "markov").summary.mean > 0.99);
    QVERIFY(row(study, "generator").summary.mean > row(study, "independent").summary.mean + 0.2);
    QVERIFY(row(study, "real").summary.mean > row(study, "independent").summary.mean + 0.2);

    // All fine-tunings are alike but for their start, all pre-trainings but for their data.
    nlohmann::json tuning, pretraining;
    for (const store::RunRecord& run : valueOf(m_workspace->runs())) {
        auto spec = nlohmann::json::parse(run.spec);
        for (const char* key : {"from", "data", "seed"})
            spec.erase(key);
        if (run.kind == store::RunKind::Baseline) continue;
        QCOMPARE(spec["freeze"] == "body", run.name.ends_with("random-frozen"));
        spec.erase("freeze");
        auto& first = run.kind == store::RunKind::Finetune ? tuning : pretraining;
        if (first.is_null()) first = spec;
        QVERIFY2(spec == first, run.name.c_str());
    }
    for (const store::DatasetRecord& data : valueOf(m_workspace->datasets()))
        if (data.kind == store::DatasetKind::Synthetic)
            QCOMPARE(nlohmann::json::parse(data.summary)["sessions"].get<int>(), 200);
    QCOMPARE(valueOf(transferStudies(*m_workspace)).front().name, std::string("log transfer"));

    // Once more there is nothing to do.
    Watcher idle;
    const auto again = valueOf(runTransferStudy(*m_workspace, small(), idle));
    QVERIFY(idle.started.empty());
    for (std::size_t i = 0; i < study.rows.size(); ++i)
        QVERIFY(again.rows[i].values == study.rows[i].values);
}

void TransferStudyTest::goesOnWhereItStopped()
{
    TransferStudyRequest request = small();
    request.arms = {"scratch", "shuffled", "markov"};
    request.seeds = {3};
    Watcher hasty;
    hasty.stopAt = 2;
    const auto stopped = runTransferStudy(*m_workspace, request, hasty, {hasty.source.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
    const auto half = valueOf(readTransferStudy(*m_workspace, request));
    QVERIFY(std::isfinite(half.rows[0].values[0]));
    QVERIFY(std::isnan(half.rows[1].values[0]) && half.rows[1].runs[0].empty());
    Watcher patient;
    const auto whole = valueOf(runTransferStudy(*m_workspace, request, patient));
    QCOMPARE(patient.started.size(), std::size_t(3)); // the pre-training goes on, its fine-tuning and the chain begin
    QVERIFY(std::isfinite(whole.rows[1].values[0]) && std::isfinite(whole.rows[2].values[0]));
    QCOMPARE(whole.rows[0].values, half.rows[0].values);

    for (const auto& change : std::vector<std::function<void(TransferStudyRequest&)>>{
             [](auto& other) { other.spec.epochs = 2; }, [](auto& other) { other.sessions = 201; },
             [](auto& other) { other.pretrainEpochs = 3; }}) {
        TransferStudyRequest other = request; // another study under the same name
        change(other);
        QVERIFY(errorOf(runTransferStudy(*m_workspace, other, patient)).contains("made otherwise"));
    }
    request.spec.threads = 1; // the same, and one seed more
    request.seeds = {3, 4};
    request.arms = {"markov"};
    QCOMPARE(valueOf(runTransferStudy(*m_workspace, request, patient)).rows[0].values.size(), std::size_t(2));
}

void TransferStudyTest::refusesWhatCannotBe()
{
    Watcher watcher;
    const auto refused = [&](auto change) {
        TransferStudyRequest request = small();
        change(request);
        return errorOf(runTransferStudy(*m_workspace, request, watcher));
    };
    QVERIFY(refused([](auto& request) { request.arms = {"luck"}; }).contains("\"luck\""));
    QVERIFY(refused([](auto& request) { request.shares = {0}; }).contains("percent"));
    QVERIFY(refused([](auto& request) { request.shares = {101}; }).contains("percent"));
    QVERIFY(refused([](auto& request) { request.seeds = {}; }).contains("seed"));
    QVERIFY(refused([](auto& request) { request.sessions = 0; }).contains("sessions"));
    QVERIFY(refused([](auto& request) { request.spec.epochs = 0; }).contains("epochs"));
    QVERIFY(refused([](auto& request) { request.data = "none"; }).contains("\"none\""));
    storeLog(*m_workspace, logOf({"view:a view:b", "view:a view:b view:c"}), "short");
    QVERIFY(refused([](auto& request) { request.data = "short"; }).contains("too few users"));
    QVERIFY(valueOf(m_workspace->runs()).empty());
    const auto json = toJson(small());
    QVERIFY(toJson(valueOf(transferStudyFromJson(json))) == json);
    QVERIFY(!transferStudyFromJson(nlohmann::json::object()));
}

QTEST_APPLESS_MAIN(TransferStudyTest)
#include "transferstudy.moc"
