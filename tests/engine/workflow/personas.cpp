// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/hmm/inference.h"
#include "engine/workflow/personagroups.h"
#include "engine/workflow/workflow.h"
#include "tests/engine/hmm/enumeration.h"

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

constexpr int users = 60;

bool isBuyer(int user)
{
    return user % 3 == 0;
}

/// Buyers, a third, have one session each; those who look around have two. Now and then one does as the others do.
events::EventLog shopLog()
{
    Philox random(3, 0, 0);
    std::vector<std::string> lines;
    for (int user = 0; user < users; ++user) {
        std::string line;
        for (int session = isBuyer(user) ? 1 : 0; session < 2; ++session) {
            const auto length = 8 + random.below(8);
            for (std::uint32_t t = 0; t < length; ++t) {
                const bool isUsual = random.below(10) > 0;
                line += isBuyer(user) == isUsual ? (random.below(2) == 0 ? "cart:i " : "buy:i ") : "view:i ";
            }
            if (session == 0) line += "| ";
        }
        line.pop_back();
        lines.push_back(line);
    }
    return logOf(lines);
}

synthesis::BehaviourModel behaviour(const std::string& action, bool hasEnd)
{
    synthesis::BehaviourModel model;
    model.hmm.states = {"only"};
    model.hmm.actions = {action};
    model.hmm.initial = hmm::Vector{{1}};
    model.hmm.transition = model.hmm.emission = hmm::Matrix{{1}};
    if (hasEnd) model.hmm.end = hmm::Vector{{0.5}};
    return model;
}

} // namespace

/// A model for each kind of user, found in a log or mixed by hand.
class PersonasTest : public QObject
{
    Q_OBJECT

    TemporaryWorkspace m_place;
    store::Workspace m_workspace = m_place.open();
    hmm::Sequences m_sessions;
    std::vector<std::int32_t> m_users;
    FitRequest m_request;

    FitRequest request(FitRequest::Method method, const std::string& name) const
    {
        FitRequest request = m_request;
        request.method = method;
        request.name = name;
        return request;
    }

private Q_SLOTS:
    void initTestCase();
    void groupsGoByUser();
    void groupsNeedUsersWhoDiffer();
    void counted();
    void baumWelchRefinesAll();
    void largestFirst();
    void theNumberIsChosen();
    void heldOut();
    void aPriorKeepsThemApart();
    void stopped();
    void refused();
    void mixed();
    void mixingRefused();
};

void PersonasTest::initTestCase()
{
    const events::EventLog log = shopLog();
    storeLog(m_workspace, log, "shop");
    m_sessions = valueOf(actionSequences(log, log.actions.names()));
    QCOMPARE(m_sessions.size(), std::size_t(100));
    for (std::size_t i = 0; i < m_sessions.size(); ++i)
        m_users.push_back(log.user[m_sessions.offsets[i]]);
    m_request.data = "shop";
    m_request.personas = 2;
    m_request.states = 2;
    m_request.spec.maximumIterations = 20;
}

void PersonasTest::groupsGoByUser()
{
    const PersonaGroups groups = valueOf(groupSequences(m_sessions, m_users, 3, 2, 2, 1));
    QCOMPARE(groups.count(), 2);
    QCOMPARE(groups.sequences[0].size(), std::size_t(80));
    QCOMPARE(groups.sequences[1].size(), std::size_t(20));
    std::size_t at[2] = {0, 0};
    for (std::size_t i = 0; i < m_sessions.size(); ++i) {
        const int persona = groups.member[i];
        QCOMPARE(persona, isBuyer(m_users[i]) ? 1 : 0);
        const auto own = groups.sequences[std::size_t(persona)][at[persona]++];
        QVERIFY(std::equal(own.begin(), own.end(), m_sessions[i].begin(), m_sessions[i].end()));
    }
    // One session of a user decides nothing: what all of them show does.
    hmm::Sequences few;
    for (const auto& session : {std::vector<std::int32_t>{0, 0, 0, 0}, {1}, {1, 1, 1}, {0}, {1}})
        few.append(session);
    QVERIFY(
        (valueOf(groupSequences(few, {0, 0, 1, 1, 2}, 2, 2, 2, 1)).member == std::vector<std::int32_t>{1, 1, 0, 0, 0}));
}

void PersonasTest::groupsNeedUsersWhoDiffer()
{
    QVERIFY(errorOf(groupSequences(m_sessions, m_users, 3, 1, users + 1, 1)).contains("there are 60"));
    hmm::Sequences alike;
    for (int i = 0; i < 6; ++i)
        alike.append(std::vector<std::int32_t>(std::size_t(i + 1), i % 2));
    const std::vector<std::int32_t> own{0, 1, 2, 3, 4, 5};
    const QString message = errorOf(groupSequences(alike, own, 2, 3, 3, 1));
    QVERIFY2(message.contains("3 personas take as many kinds of behaviour, and the users show 2"), qPrintable(message));
    QCOMPARE(valueOf(groupSequences(alike, own, 2, 1, 6, 1)).count(), 2); // to choose from, they may be fewer
}

void PersonasTest::counted()
{
    const FittedModel fitted = valueOf(fitModel(m_workspace, request(FitRequest::Method::Count, "counted")));
    const auto personas = hmm::personasOf(fitted.fit.model);
    QCOMPARE(personas.size(), std::size_t(2));
    const PersonaGroups groups = valueOf(groupSequences(m_sessions, m_users, 3, 2, 2, 1));
    for (std::size_t p = 0; p < 2; ++p) {
        const auto& names = fitted.fit.model.actions;
        const auto& own = groups.sequences[p];
        const auto alone = valueOf(hmm::countModel(names, names, own, own, {.pseudoCount = 0.5}, true));
        QCOMPARE(personas[p].name, "persona " + std::to_string(p + 1));
        QVERIFY(isClose(personas[p].weight, p == 0 ? 0.8 : 0.2));
        QCOMPARE(personas[p].model.states, names);
        QVERIFY(areClose(personas[p].model.initial, alone.initial));
        QVERIFY(personas[p].model.transition == alone.transition && personas[p].model.end == alone.end);
    }
    QVERIFY(isClose(valueOf(hmm::score(fitted.fit.model, m_sessions)).logLikelihood, fitted.fit.logLikelihood));
    // Initial 6 - 1, a transition row 3 - 1, an END: emissions are given.
    QCOMPARE(fitted.candidates[0].parameters, 5 + 6 * 2 + 6);

    const hmm::Evidence evidence = *valueOf(loadModel(m_workspace, "counted")).evidence;
    QVERIFY(isClose(evidence.counts.initial.head(3).sum(), 80));
    QVERIFY(isClose(evidence.counts.emission.sum(), double(m_sessions.symbols.size())));
    QVERIFY(evidence.counts.transition.topRightCorner(3, 3).isZero());
    const hmm::Vector own = evidence.counts.transition.row(4).tail(3).transpose();
    for (int j = 0; j < 6; ++j)
        QCOMPARE(std::isnan(evidence.intervals.low.transition(4, j)), j < 3); // no estimate: personas are apart
    const double share = (own[1] + 0.5) / (own.sum() + 1.5);
    QVERIFY(isClose(fitted.fit.model.transition(4, 4), share));
    QVERIFY(evidence.intervals.low.transition(4, 4) < share && evidence.intervals.high.transition(4, 4) > share);
}

void PersonasTest::baumWelchRefinesAll()
{
    const FitRequest request = this->request(FitRequest::Method::BaumWelch, "hidden");
    const FittedModel fitted = valueOf(fitModel(m_workspace, request));
    const auto& names = fitted.fit.model.actions;
    const PersonaGroups groups = valueOf(groupSequences(m_sessions, m_users, 3, 2, 2, 1));
    std::vector<hmm::Persona> alone;
    for (const hmm::Sequences& own : groups.sequences) {
        const auto start = valueOf(hmm::initialModel(names, own, 2, request.initialisation, 1, true));
        alone.push_back({"", double(own.size()), valueOf(hmm::baumWelch(start, own, request.spec)).model, {}});
        alone.back().name = "persona " + std::to_string(alone.size());
    }
    const hmm::Fit joint = valueOf(hmm::baumWelch(valueOf(hmm::mixtureOf(alone)), m_sessions, request.spec));
    QCOMPARE(fitted.fit.logLikelihoodHistory, joint.logLikelihoodHistory);
    QVERIFY(joint.iterations > 1 && joint.logLikelihoodHistory.back() > joint.logLikelihoodHistory.front());
    QVERIFY(areClose(fitted.fit.model.emission, joint.model.emission)); // the larger one is still the first
    QCOMPARE(fitted.fit.model.states.back(), std::string("persona 2: state 2"));
    const auto model = valueOf(loadModel(m_workspace, "hidden"));
    QVERIFY(model.evidence->method == hmm::Evidence::Method::BaumWelch);
    QVERIFY(std::isnan(model.evidence->intervals.high.transition(0, 2)));
    QVERIFY(std::isfinite(model.evidence->intervals.high.transition(0, 1)));
    QVERIFY(std::abs(model.evidence->counts.initial.sum() - 100) < 1e-6);
    QCOMPARE(hmm::personasOf(model.hmm).size(), std::size_t(2));
}

void PersonasTest::largestFirst()
{
    const hmm::Model counted = valueOf(fitModel(m_workspace, request(FitRequest::Method::Count, "sorted"))).fit.model;
    std::vector<hmm::Persona> personas = hmm::personasOf(counted);
    std::swap(personas[0].weight, personas[1].weight);
    const hmm::Model sorted = valueOf(sortedBySize(valueOf(hmm::mixtureOf(personas)), 2));
    QCOMPARE(sorted.states, counted.states);
    QVERIFY(isClose(sorted.initial.head(3).sum(), 0.8));
    QVERIFY(sorted.transition.topLeftCorner(3, 3) == counted.transition.bottomRightCorner(3, 3));
}

void PersonasTest::theNumberIsChosen()
{
    FitRequest request = this->request(FitRequest::Method::BaumWelch, "chosen");
    request.personas = 1;
    request.mostPersonas = 5;
    FittedModel fitted = valueOf(fitModel(m_workspace, request));
    QCOMPARE(fitted.personas.size(), std::size_t(5));
    QCOMPARE(hmm::personasOf(fitted.fit.model).size(), std::size_t(2));
    request.mostPersonas = 1; // one persona is a plain fit
    fitted = valueOf(fitModel(m_workspace, request));
    QVERIFY(fitted.personas.empty());
    QCOMPARE(fitted.fit.model.states.front(), std::string("state 1"));
    request.personas = request.mostPersonas = 2;
    request.mostStates = 3; // of each
    fitted = valueOf(fitModel(m_workspace, request));
    QCOMPARE(fitted.candidates.size(), std::size_t(2));
    QCOMPARE(fitted.candidates[1].states, 6);
}

void PersonasTest::heldOut()
{
    for (const auto method : {FitRequest::Method::Count, FitRequest::Method::BaumWelch}) {
        FitRequest request = this->request(method, "judged");
        request.states = 1; // two would tell the personas apart by themselves
        request.holdOut = 0.3;
        request.choose = hmm::Criterion::HeldOut;
        const FittedModel mixture = valueOf(fitModel(m_workspace, request));
        request.personas = 1;
        const FittedModel plain = valueOf(fitModel(m_workspace, request));
        QVERIFY(mixture.candidates[0].heldOutPerplexity < plain.candidates[0].heldOutPerplexity);
        // Fitted on to all sessions, the groups too.
        const auto weights = hmm::personasOf(mixture.fit.model);
        if (method == FitRequest::Method::Count) QVERIFY(isClose(weights[0].weight, 0.8));
        QVERIFY(isClose(valueOf(hmm::score(mixture.fit.model, m_sessions)).logLikelihood, mixture.fit.logLikelihood));
    }
    // What is held out decides nothing: the fit that is judged is the one to the other part alone.
    FitRequest request = this->request(FitRequest::Method::Count, "judged");
    request.holdOut = 0.3;
    const hmm::HeldOut parts = valueOf(hmm::holdOut(m_sessions, 0.3, request.seed));
    std::vector<std::int32_t> own;
    for (std::size_t i = 0; i < m_users.size(); ++i)
        if (!parts.isTest[i]) own.push_back(m_users[i]);
    const PersonaGroups groups = valueOf(groupSequences(parts.training, own, 3, 2, 2, request.seed));
    std::vector<hmm::Persona> personas;
    const std::vector<std::string> names{"a", "b", "c"};
    for (const hmm::Sequences& part : groups.sequences)
        personas.push_back({std::to_string(personas.size()),
                            double(part.size()),
                            valueOf(hmm::countModel(names, names, part, part, {.pseudoCount = 0.5}, true)),
                            {}});
    const auto score = valueOf(hmm::score(valueOf(hmm::mixtureOf(personas)), parts.test));
    QVERIFY(isClose(valueOf(fitModel(m_workspace, request)).candidates[0].heldOutPerplexity, score.perplexity()));
}

void PersonasTest::aPriorKeepsThemApart()
{
    FitRequest request = this->request(FitRequest::Method::BaumWelch, "smoothed");
    request.spec.prior.pseudoCount = 2;
    request.holdOut = 0.1;
    const hmm::Model model = valueOf(fitModel(m_workspace, request)).fit.model;
    QCOMPARE(hmm::personasOf(model).size(), std::size_t(2));
    QVERIFY(model.emission.minCoeff() > 1e-3);
}

void PersonasTest::stopped()
{
    FitRequest request = this->request(FitRequest::Method::BaumWelch, "interrupted");
    std::stop_source source;
    const auto none = [&](const Progress&) { source.request_stop(); }; // within the first persona
    QVERIFY(!fitModel(m_workspace, request, {}, none, {source.get_token()}));
    QVERIFY(!m_workspace.model("interrupted"));
    std::stop_source later; // once all are fitted together
    const auto some = [&](const hmm::Fit& now) {
        if (now.iterations == 1) later.request_stop();
    };
    const FittedModel fitted = valueOf(fitModel(m_workspace, request, some, {}, {later.get_token()}));
    QVERIFY(fitted.fit.stopped);
    QCOMPARE(hmm::personasOf(valueOf(loadModel(m_workspace, "interrupted")).hmm).size(), std::size_t(2));
}

void PersonasTest::refused()
{
    const auto messageOf = [&](auto change) {
        FitRequest request = this->request(FitRequest::Method::BaumWelch, "never");
        change(request);
        return errorOf(fitModel(m_workspace, request));
    };
    QVERIFY(messageOf([](FitRequest& r) { r.personas = 0; }).contains("one persona or more"));
    QVERIFY(messageOf([](FitRequest& r) { r.mostPersonas = 1; }).contains("from 2 to 1"));
    QVERIFY(messageOf([](FitRequest& r) { r.startModel = "counted"; }).contains("found in the log"));
    QVERIFY(messageOf([](FitRequest& r) { r.priorModel = "counted"; }).contains("found in the log"));
    QVERIFY(messageOf([](FitRequest& r) { r.states = 129; }).contains("2 personas of 129 states are 258 states"));
    QVERIFY(
        messageOf([](FitRequest& r) { r.personas = 61; }).contains("61 personas take as many users, and there are"));
    QVERIFY(!messageOf([](FitRequest& r) { r.spec.constraints.locks.setLocked({}, true); }).isEmpty());
    storeLog(m_workspace, logOf({"view:i"}), "one event");
    for (const auto method : {FitRequest::Method::Count, FitRequest::Method::BaumWelch})
        QVERIFY(messageOf([&](FitRequest& r) {
                    r.data = "one event";
                    r.method = method;
                }).contains("2 personas take as many users, and there are 1"));
    std::vector<std::string> many(2);
    for (int action = 0; action < 129; ++action)
        many[std::size_t(action % 2)] += (action > 1 ? " a" : "a") + std::to_string(action) + ":i";
    storeLog(m_workspace, logOf(many), "many actions");
    QVERIFY(messageOf([](FitRequest& r) {
                r.data = "many actions";
                r.method = FitRequest::Method::Count;
            }).contains("2 personas of 129 states are 258 states; a model has at most 256"));
    QVERIFY(!m_workspace.model("never"));
}

void PersonasTest::mixed()
{
    synthesis::BehaviourModel looker = behaviour("view", true), buyer = behaviour("buy", true);
    buyer.gaps = {hmm::Vector{{2}}, hmm::Vector{{0.5}}};
    buyer.revisits.probability = hmm::Vector::Constant(buyer.hmm.actionCount(), 0.25);
    buyer.visits.hours.assign(24, 1);
    buyer.items.source = "shop";
    valueOf(saveModel(m_workspace, "looker", looker));
    valueOf(saveModel(m_workspace, "buyer", buyer));
    const auto record = valueOf(mixModels(m_workspace, {{{"looker", 3}, {"buyer", 1}}, "both"}));
    QCOMPARE(record.name, std::string("both"));
    const synthesis::BehaviourModel both = valueOf(loadModel(m_workspace, "both"));
    const auto personas = hmm::personasOf(both.hmm);
    QCOMPARE(personas.size(), std::size_t(2));
    QCOMPARE(personas[0].name, std::string("looker"));
    QCOMPARE(personas[1].weight, 0.25);
    QCOMPARE(both.items.source, std::string("shop")); // of the first that follows one
    QVERIFY((both.gaps.logMean == hmm::Vector{{std::log(20.0), 2}}));
    QVERIFY((both.gaps.logDeviation == hmm::Vector{{1, 0.5}}));
    QVERIFY((both.revisits.probability == hmm::Vector::Constant(both.hmm.actionCount(), 0.25)));
    QCOMPARE(both.visits.hours.size(), std::size_t(24));
    QVERIFY(!both.evidence);
    // And it can be used like any other.
    SynthesizeRequest synthesis;
    synthesis.model = "both";
    synthesis.spec.sessions = 4'000;
    synthesis.name = "drawn";
    valueOf(synthesize(m_workspace, synthesis));
    const events::EventLog log = valueOf(loadDataset(m_workspace, "drawn"));
    const std::vector<std::size_t> sessions = events::sequenceOffsets(log, events::SequenceBy::Session);
    int buys = 0;
    for (std::size_t i = 0; i + 1 < sessions.size(); ++i) {
        for (std::size_t t = sessions[i] + 1; t < sessions[i + 1]; ++t)
            QCOMPARE(log.action[t], log.action[sessions[i]]); // one persona a session
        buys += log.actions[log.action[sessions[i]]] == "buy";
    }
    QVERIFY(std::abs(buys - 1'000) < 5 * 27.4); // standard errors
}

void PersonasTest::mixingRefused()
{
    valueOf(saveModel(m_workspace, "endless", behaviour("view", false)));
    const auto messageOf = [&](std::vector<MixRequest::Part> parts) {
        return errorOf(mixModels(m_workspace, {std::move(parts), "never"}));
    };
    QVERIFY(messageOf({{"looker", 1}, {"endless", 1}}).contains("\"endless\" has none"));
    QVERIFY(messageOf({{"looker", 1}, {"nobody", 1}}).contains("nobody"));
    QVERIFY(messageOf({{"looker", 1}, {"looker", 2}}).contains("\"looker\" is named twice"));
    QVERIFY(messageOf({{"looker", 0}, {"buyer", 0}}).contains("sum to 0"));
    QVERIFY(messageOf({}).contains("one persona or more"));
    QVERIFY(!m_workspace.model("never"));
}

QTEST_APPLESS_MAIN(PersonasTest)
#include "personas.moc"
