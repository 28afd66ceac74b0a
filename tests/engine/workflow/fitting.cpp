// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/hmm/inference.h"
#include "engine/hmm/json.h"
#include "engine/workflow/workflow.h"
#include "tests/engine/hmm/drawing.h"

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

/// 200 users, each with a session drawn from the template.
events::EventLog drawnLog()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    const hmm::Sequences sequences = draw(model, 200, 0, 1).actions;
    std::vector<std::string> users;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        std::string line;
        for (const std::int32_t action : sequences[i])
            line += model.actions[std::size_t(action)] + ":i ";
        line.pop_back();
        users.push_back(line);
    }
    return logOf(users);
}

} // namespace

/// Fits with all that can be asked of them, and the evidence that they leave.
class FittingTest : public QObject
{
    Q_OBJECT

    TemporaryWorkspace m_place;
    store::Workspace m_workspace = m_place.open();
    store::DatasetRecord m_log;
    FitRequest m_request;

private Q_SLOTS:
    void initTestCase();
    void heldOutAndFittedOn();
    void stoppedAmongCandidates();
    void anotherOrderOfActions();
    void evidenceOfTheLog();
};

void FittingTest::initTestCase()
{
    m_log = storeLog(m_workspace, drawnLog(), "log");
    m_request.data = "log";
    m_request.method = FitRequest::Method::BaumWelch;
    m_request.spec.maximumIterations = 15;
}

void FittingTest::heldOutAndFittedOn()
{
    FitRequest request = m_request;
    request.states = 2;
    request.mostStates = 4;
    request.holdOut = 0.25;
    request.choose = hmm::Criterion::HeldOut;
    const FittedModel fitted = valueOf(fitModel(m_workspace, request));
    QCOMPARE(fitted.candidates.size(), std::size_t(3));
    const auto log = valueOf(loadDataset(m_workspace, "log"));
    const auto all = valueOf(actionSequences(log, fitted.fit.model.actions));
    const hmm::HeldOut parts = valueOf(hmm::holdOut(all, 0.25, request.seed));
    // Each is what a fit to the other part alone gives.
    for (int states = 2; states <= 4; ++states) {
        const auto start = valueOf(
            hmm::initialModel(fitted.fit.model.actions, parts.training, states, request.initialisation, 1, true));
        const auto alone = valueOf(hmm::baumWelch(start, parts.training, request.spec));
        const hmm::Candidate& candidate = fitted.candidates[std::size_t(states - 2)];
        QCOMPARE(candidate.logLikelihood, alone.logLikelihood);
        QCOMPARE(candidate.heldOutPerplexity, valueOf(hmm::score(alone.model, parts.test)).perplexity());
        if (states != fitted.candidates[fitted.chosen].states) continue;
        const auto on = valueOf(hmm::baumWelch(alone.model, all, request.spec));
        QCOMPARE(hmm::contentHash(fitted.fit.model), hmm::contentHash(on.model));
    }
}

void FittingTest::stoppedAmongCandidates()
{
    FitRequest request = m_request;
    request.states = 2;
    request.mostStates = 5;
    request.restarts = 2;
    request.name = "stopped";
    std::stop_source source;
    const auto stop = [&](const hmm::Fit& now) {
        if (now.model.stateCount() == 3 && now.start == 1 && now.iterations == 2) source.request_stop();
    };
    const FittedModel fitted = valueOf(fitModel(m_workspace, request, stop, {}, {source.get_token()}));
    QVERIFY(fitted.fit.stopped);
    QCOMPARE(fitted.candidates.size(), std::size_t(2));
    const auto saved = valueOf(loadModel(m_workspace, "stopped"));
    QCOMPARE(saved.hmm.stateCount(), fitted.candidates[fitted.chosen].states);
    QVERIFY(saved.evidence->intervals.method == hmm::Intervals::Method::ExpectedCounts);
}

void FittingTest::anotherOrderOfActions()
{
    synthesis::BehaviourModel prior; // one action more than the log, and others first
    prior.hmm = hmm::ecommerceTemplate();
    prior.hmm.states = {"a", "b"};
    prior.hmm.actions = {"purchase", "cart", "favourite", "browse", "click", "share"};
    prior.hmm.initial = hmm::Vector{{0.6, 0.4}};
    prior.hmm.transition = hmm::Matrix{{0.8, 0.2}, {0.3, 0.7}};
    prior.hmm.emission = hmm::Matrix{{0.05, 0.1, 0.1, 0.6, 0.1, 0.05}, {0.1, 0.1, 0.1, 0.1, 0.5, 0.1}};
    prior.hmm.end = hmm::Vector{{0.1, 0.2}};
    valueOf(saveModel(m_workspace, "prior", prior));
    FitRequest request = m_request;
    request.priorModel = "prior";
    request.priorStrength = 50;
    request.states = 2;
    request.name = "believed";
    const hmm::Model fitted = valueOf(fitModel(m_workspace, request)).fit.model;
    QCOMPARE(fitted.states, prior.hmm.states);
    QCOMPARE(fitted.actions, prior.hmm.actions);
    QVERIFY(fitted.emission(0, 5) > 0); // only the prior knows it
    request.priorStrength = NAN;
    QVERIFY(errorOf(fitModel(m_workspace, request)).contains("strength"));
}

void FittingTest::evidenceOfTheLog()
{
    for (const auto method : {FitRequest::Method::Count, FitRequest::Method::BaumWelch}) {
        FitRequest request = m_request;
        request.method = method;
        request.name = "evidence";
        const hmm::Fit fit = valueOf(fitModel(m_workspace, request)).fit;
        const auto model = valueOf(loadModel(m_workspace, "evidence"));
        QVERIFY(model.evidence);
        const hmm::Evidence& evidence = *model.evidence;
        QVERIFY((evidence.method == hmm::Evidence::Method::Count) == (method == FitRequest::Method::Count));
        QCOMPARE(evidence.source, std::string("log"));
        QCOMPARE(evidence.sourceHash, m_log.contentHash);
        QCOMPARE(evidence.sequences, std::size_t(200));
        QVERIFY(std::abs(evidence.counts.emission.sum() - double(evidence.events)) < 1e-6);
        QCOMPARE(evidence.logLikelihood, fit.logLikelihood);
        QVERIFY(evidence.estimate.transition == model.hmm.transition);
        QVERIFY((evidence.intervals.low.transition.array() <= model.hmm.transition.array()).all());
        QVERIFY((evidence.intervals.high.transition.array() >= model.hmm.transition.array()).all());
    }
}

QTEST_APPLESS_MAIN(FittingTest)
#include "fitting.moc"
