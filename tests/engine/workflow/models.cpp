// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/events/files.h"
#include "tests/engine/workflow/logs.h"

#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/hmm/json.h"
#include "engine/workflow/workflow.h"

#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

events::EventLog someLog()
{
    return logOf({"view:a view:b buy:b | view:c", "view:a cart:a buy:a", "view:d | cart:d cart:d buy:d"});
}

hmm::Sequences sequencesOfLog(const events::EventLog& log)
{
    return valueOf(actionSequences(log, log.actions.names()));
}

synthesis::BehaviourModel templateModel()
{
    synthesis::BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    return model;
}

} // namespace

/// Behaviour models on their way into the workspace.
class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequencesOfActions();
    void countsALog();
    void versions();
    void baumWelch();
    void fromAFileOfSequences();
    void fromAModelWithOtherNumbers();
    void cancelling();
    void fittingErrors();
    void savingAndLoading();
    void refusesWhatCouldNotBeLoaded();
    void namesOfStatesAndActions();
};

void ModelsTest::sequencesOfActions()
{
    const auto log = someLog(); // view 0, buy 1, cart 2
    const auto sequences = valueOf(actionSequences(log, {"unused", "buy", "cart", "view"}));
    QCOMPARE(sequences.symbols, (std::vector<std::int32_t>{3, 3, 1, 3, 3, 2, 1, 3, 2, 2, 1}));
    QCOMPARE(sequences.offsets, (std::vector<std::size_t>{0, 3, 4, 7, 8, 11}));
    const QString message = errorOf(actionSequences(log, {"view", "buy"}));
    QVERIFY2(message.contains("\"cart\""), qPrintable(message));
}

void ModelsTest::countsALog()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto dataset = storeLog(workspace, someLog(), "log");
    FitRequest request;
    request.data = "log";
    const auto fitted = valueOf(fitModel(workspace, request));
    QCOMPARE(fitted.record.name, std::string("log"));
    QCOMPARE(fitted.record.version, 1);

    // Each action is taken for the state it was done in.
    const auto log = someLog();
    const auto sequences = sequencesOfLog(log);
    const auto names = log.actions.names();
    const auto wanted = valueOf(hmm::countModel(names, names, sequences, sequences, {.pseudoCount = 0.5}, true));
    QCOMPARE(hmm::contentHash(fitted.fit.model), hmm::contentHash(wanted));
    QCOMPARE(fitted.fit.model.name, std::string("log"));
    QVERIFY(fitted.fit.converged);
    QCOMPARE(fitted.fit.logLikelihood, valueOf(hmm::score(wanted, sequences)).logLikelihood);
    QCOMPARE(fitted.fit.logLikelihoodHistory, std::vector{fitted.fit.logLikelihood});

    const auto loaded = valueOf(loadModel(place.open(), "log"));
    QCOMPARE(hmm::contentHash(loaded.hmm), hmm::contentHash(wanted));
    QCOMPARE(loaded.hmm.name, std::string("log"));
    QCOMPARE(loaded.items.source, std::string("log"));
    QCOMPARE(loaded.items.sourceHash, dataset.contentHash);
}

void ModelsTest::versions()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    storeLog(workspace, someLog(), "log");
    FitRequest request;
    request.data = "log";
    request.name = "shop";
    const auto first = valueOf(fitModel(workspace, request)).record;
    const auto again = valueOf(fitModel(workspace, request)).record;
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.version, 1);
    request.pseudoCount = 0;
    const auto second = valueOf(fitModel(workspace, request)).record;
    QCOMPARE(second.version, 2);
    QVERIFY(second.contentHash != first.contentHash);
    request.withEnd = false;
    QCOMPARE(valueOf(fitModel(workspace, request)).record.version, 3);
    QVERIFY(!valueOf(loadModel(workspace, "shop")).hmm.hasEnd()); // the newest is what the name means
    QCOMPARE(valueOf(workspace.models()).size(), std::size_t(1));
}

void ModelsTest::baumWelch()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    storeLog(workspace, someLog(), "log");
    FitRequest request;
    request.data = "log";
    request.method = FitRequest::Method::BaumWelch;
    request.states = 2;
    request.spec.maximumIterations = 8;
    request.spec.tolerance = 0;
    std::vector<int> iterations;
    std::vector<std::uint64_t> progress;
    const auto fitted = valueOf(fitModel(
        workspace, request, [&](const hmm::Fit& fit) { iterations.push_back(fit.iterations); },
        [&](const Progress& now) { progress.push_back(now.done); }));
    std::vector<int> wanted(9);
    std::iota(wanted.begin(), wanted.end(), 0);
    QCOMPARE(iterations, wanted);
    QCOMPARE(progress.size(), std::size_t(9));
    QCOMPARE(fitted.fit.iterations, 8);
    QVERIFY(fitted.fit.logLikelihoodHistory.back() > fitted.fit.logLikelihoodHistory.front());
    const auto loaded = valueOf(loadModel(workspace, "log"));
    QCOMPARE(loaded.hmm.stateCount(), 2);
    QCOMPARE(hmm::contentHash(loaded.hmm), hmm::contentHash(fitted.fit.model));
    QCOMPARE(loaded.items.source, std::string("log"));

    // The same, step by step.
    const auto sequences = sequencesOfLog(someLog());
    const auto start =
        valueOf(hmm::initialModel(someLog().actions.names(), sequences, 2, request.initialisation, 1, true));
    QCOMPARE(hmm::contentHash(valueOf(hmm::baumWelch(start, sequences, request.spec)).model),
             hmm::contentHash(loaded.hmm));
    request.seed = 2;
    QVERIFY(hmm::contentHash(valueOf(fitModel(workspace, request)).fit.model) != hmm::contentHash(loaded.hmm));
}

void ModelsTest::fromAFileOfSequences()
{
    TemporaryWorkspace place;
    const Files files;
    auto workspace = place.open();
    FitRequest request;
    request.sequences = files.write("walks.txt", "home shop home\nshop\n");
    const auto fitted = valueOf(fitModel(workspace, request));
    QCOMPARE(fitted.record.name, std::string("walks"));
    QCOMPARE(fitted.fit.model.actions, (std::vector<std::string>{"home", "shop"}));
    QVERIFY(valueOf(loadModel(workspace, "walks")).items.source.empty());
    request.sequences = files.path("none.txt");
    QVERIFY(errorOf(fitModel(workspace, request)).contains("none.txt"));
}

void ModelsTest::fromAModelWithOtherNumbers()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto log = someLog();
    storeLog(workspace, log, "log");
    // The same actions in another order, and one that the log lacks.
    synthesis::BehaviourModel start;
    start.hmm.states = {"calm", "keen"};
    start.hmm.actions = {"cart", "like", "view", "buy"};
    start.hmm.initial = hmm::Vector{{0.75, 0.25}};
    start.hmm.transition = hmm::Matrix{{0.75, 0.25}, {0.5, 0.5}};
    start.hmm.emission = hmm::Matrix{{0.125, 0.125, 0.625, 0.125}, {0.25, 0.25, 0.125, 0.375}};
    start.hmm.end = hmm::Vector{{0.25, 0.5}};
    valueOf(saveModel(workspace, "start", start));
    FitRequest request;
    request.data = "log";
    request.method = FitRequest::Method::BaumWelch;
    request.startModel = "start";
    request.spec.maximumIterations = 3;
    request.name = "fitted";
    const auto fitted = valueOf(fitModel(workspace, request));
    const auto sequences = valueOf(actionSequences(log, start.hmm.actions));
    const auto wanted = valueOf(hmm::baumWelch(start.hmm, sequences, request.spec));
    QCOMPARE(hmm::contentHash(fitted.fit.model), hmm::contentHash(wanted.model));
    QCOMPARE(fitted.fit.model.states, start.hmm.states);

    valueOf(saveModel(workspace, "start", templateModel()));
    const QString message = errorOf(fitModel(workspace, request));
    QVERIFY2(message.contains("\"start\"") && message.contains("\"view\""), qPrintable(message));
}

void ModelsTest::cancelling()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    storeLog(workspace, someLog(), "log");
    FitRequest request;
    request.data = "log";
    request.method = FitRequest::Method::BaumWelch;
    request.spec.tolerance = 0;
    std::stop_source source;
    const auto fitted = valueOf(fitModel(workspace, request,
                                         [&](const hmm::Fit& fit) {
                                             if (fit.iterations == 3) source.request_stop();
                                         },
                                         {}, {source.get_token()}));
    QVERIFY(!fitted.fit.converged);
    QVERIFY(fitted.fit.stopped);
    QCOMPARE(fitted.fit.iterations, 3);
    QCOMPARE(hmm::contentHash(valueOf(loadModel(workspace, "log")).hmm), hmm::contentHash(fitted.fit.model));

    // Before the first iteration there is nothing to keep.
    request.name = "never";
    const auto never = fitModel(workspace, request, {}, {}, {source.get_token()});
    QVERIFY(!never && never.error().isCancelled());
    QVERIFY(!workspace.model("never"));
    request.spec.maximumIterations = 1;
    QVERIFY(!valueOf(fitModel(workspace, request)).fit.stopped);
}

void ModelsTest::fittingErrors()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    storeLog(workspace, someLog(), "log");
    FitRequest request;
    request.data = "another";
    QVERIFY(errorOf(fitModel(workspace, request)).contains("\"another\""));
    request.data = "log";
    request.pseudoCount = -1;
    QVERIFY(errorOf(fitModel(workspace, request)).contains("pseudo-count"));
    request.method = FitRequest::Method::BaumWelch;
    request.states = 0;
    QVERIFY(errorOf(fitModel(workspace, request)).contains("number of states"));
    request.startModel = "nobody";
    QVERIFY(errorOf(fitModel(workspace, request)).contains("\"nobody\""));
    QVERIFY(valueOf(workspace.models()).empty());
}

void ModelsTest::savingAndLoading()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    synthesis::BehaviourModel model = templateModel();
    model.items.smoothing = 3;
    model.gaps = {hmm::Vector::Constant(5, 2), hmm::Vector::Constant(5, 0.5)};
    const auto record = valueOf(saveModel(workspace, "a shop", model));
    QCOMPARE(record.contentHash, synthesis::contentHash(model));
    const auto loaded = valueOf(loadModel(workspace, "a shop"));
    QCOMPARE(loaded.hmm.name, std::string("a shop"));
    QCOMPARE(synthesis::contentHash(loaded), synthesis::contentHash(model));
    QVERIFY(errorOf(loadModel(workspace, "no shop")).contains("a shop"));
}

void ModelsTest::namesOfStatesAndActions()
{
    const TemporaryWorkspace place;
    store::Workspace workspace = place.open();
    for (const std::string& wrong : {std::string(" "), std::string("a\tb"), std::string("a\0b", 3)}) {
        synthesis::BehaviourModel model = templateModel();
        model.hmm.states[1] = wrong;
        QVERIFY(!saveModel(workspace, "model", model));
        model = templateModel();
        model.hmm.actions[1] = wrong;
        QVERIFY(!saveModel(workspace, "model", model));
        // One that is there from before still opens.
        valueOf(workspace.saveModel("old", synthesis::writeDocument(model), "hash" + wrong));
        QCOMPARE(valueOf(loadModel(workspace, "old")).hmm.actions[1], wrong);
    }
    synthesis::BehaviourModel model = templateModel();
    model.hmm.states[1] = "a\tb";
    QCOMPARE(saveModel(workspace, "model", model).error().where(), std::string(R"(model, "a\tb")")); // which it is
    model.hmm.states[1] = std::string(1000, 'x');
    QVERIFY(saveModel(workspace, "model", model).error().where().size() < 100);
}

void ModelsTest::refusesWhatCouldNotBeLoaded()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    synthesis::BehaviourModel model = templateModel();
    model.hmm.transition(0, 0) = NAN;
    QVERIFY(errorOf(saveModel(workspace, "shop", model)).contains("transition"));
    model = templateModel();
    model.items.smoothing = -1;
    QVERIFY(errorOf(saveModel(workspace, "shop", model)).contains("smoothing"));
    model = templateModel();
    model.gaps = {hmm::Vector::Zero(4), hmm::Vector::Zero(4)}; // a state was added, its gap was not
    QVERIFY(errorOf(saveModel(workspace, "shop", model)).contains("log_mean"));
    QVERIFY(valueOf(workspace.models()).empty());
}

QTEST_APPLESS_MAIN(ModelsTest)
#include "models.moc"
