// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sessionsteps.h"

#include "engine/analysis/analysis.h"
#include "engine/analysis/sequencecounts.h"
#include "engine/hmm/inference.h"
#include "engine/hmm/proportion.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

/// Calls `visit(states, actions, probability)` for every session of at most `longest` events.
void forEachSession(const Model& model, int longest,
                    const std::function<void(const StatePath&, const StatePath&, double)>& visit)
{
    for (int length = 1; length <= longest; ++length)
        forEachPath(model.stateCount(), std::size_t(length), [&](const StatePath& states) {
            const double ends = length == longest ? 1 : model.hasEnd() ? model.end[states.back()] : 0;
            if (ends > 0)
                forEachPath(model.actionCount(), std::size_t(length), [&](const StatePath& actions) {
                    visit(states, actions, ends * pathProbability(model, states, actions));
                });
        });
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class SessionStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesAreThoseOfAllSessions();
    void decodedStatesAreMeanPosteriors();
    void decodedStatesOfOwnSessionsAreThoseOfTheModel();
    void funnelIsThatOfAllSessions();
    void funnelOfOneActionIsItsHitting();
    void funnelBesideASample();
};

void SessionStepsTest::statesAreThoseOfAllSessions()
{
    QVERIFY(rc::check([] {
        constexpr int longest = 3;
        const Model model = anyModel();
        Matrix wanted = Matrix::Zero(longest, model.stateCount());
        forEachSession(model, longest, [&](const StatePath& states, const StatePath&, double probability) {
            for (std::size_t t = 0; t < states.size(); ++t)
                wanted(Eigen::Index(t), states[t]) += probability;
        });
        RC_ASSERT(statesByStep(model, longest).isApprox(wanted, 1e-12));
    }));
}

void SessionStepsTest::decodedStatesAreMeanPosteriors()
{
    Model model = ecommerceTemplate();
    model.emission.col(3).setZero(); // nobody puts anything into the cart
    for (int i = 0; i < 5; ++i)
        model.emission.row(i) /= model.emission.row(i).sum();
    Sequences sequences;
    for (const std::vector<std::int32_t>& one : {std::vector<std::int32_t>{0, 1, 2}, {0, 3}, {5, 1}, {1}, {0, 0, 0}})
        sequences.append(one);
    const Matrix first = *posterior(model, sequences[0]), second = *posterior(model, sequences[3]);
    const DecodedSteps found = decodedStatesByStep(model, sequences, 4, 6);
    QCOMPARE(found.sessions, std::size_t(2)); // the second is impossible, the third unknown, the fifth one too many
    QCOMPARE(found.impossible, std::size_t(2));
    QVERIFY(found.shares.row(0).isApprox((first.row(0) + second.row(0)) / 2));
    QVERIFY(found.shares.row(2).isApprox(first.row(2) / 2));
    QVERIFY(found.shares.row(3).isZero());
    QCOMPARE(decodedStatesByStep(model, {}, 4, 6).sessions, std::size_t(0));
    Sequences unknown;
    unknown.append(std::vector<std::int32_t>{7});
    unknown.append(std::vector<std::int32_t>{});
    QCOMPARE(decodedStatesByStep(model, unknown, 4, 6).impossible, std::size_t(1));
}

void SessionStepsTest::decodedStatesOfOwnSessionsAreThoseOfTheModel()
{
    const Model model = ecommerceTemplate();
    const DecodedSteps found = decodedStatesByStep(model, draw(model, 20'000, 0, 3).actions, 12, SIZE_MAX);
    QCOMPARE(found.sessions, std::size_t(20'000));
    QCOMPARE(found.impossible, std::size_t(0));
    QVERIFY((found.shares - statesByStep(model, 12)).cwiseAbs().maxCoeff() < 0.015);
}

void SessionStepsTest::funnelIsThatOfAllSessions()
{
    QVERIFY(rc::check([] {
        constexpr int longest = 3;
        const Model model = anyModel();
        std::vector<int> steps(std::size_t(anyOf(1, 4)));
        for (int& step : steps)
            step = anyOf(0, model.actionCount());
        Vector wanted = Vector::Zero(Eigen::Index(steps.size()));
        forEachSession(model, longest, [&](const StatePath&, const StatePath& actions, double probability) {
            Sequences one;
            one.append(actions);
            const auto counts = funnelCounts(one, steps);
            for (std::size_t s = 0; s < steps.size(); ++s)
                wanted[Eigen::Index(s)] += double(counts[s]) * probability;
        });
        const Vector found = funnel(model, steps, longest);
        for (Eigen::Index s = 0; s < wanted.size(); ++s)
            RC_ASSERT(isNear(found[s], wanted[s]));
    }));
}

void SessionStepsTest::funnelOfOneActionIsItsHitting()
{
    const Model model = ecommerceTemplate();
    const Vector hitting = actionHitting(model);
    for (int action = 0; action < model.actionCount(); ++action)
        QVERIFY(isNear(funnel(model, {action}, 100'000)[0], hitting[action]));
    QCOMPARE(funnel(model, {}, 10).size(), 0);
}

void SessionStepsTest::funnelBesideASample()
{
    const Model model = ecommerceTemplate();
    const std::vector<int> steps{0, 1, 1, 4};
    const Sequences sessions = draw(model, 20'000, 0, 1).actions;
    const auto counts = funnelCounts(sessions, steps);
    const Vector exact = funnel(model, steps, 1000);
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const Interval interval = proportionInterval(counts[s], sessions.size());
        const double room = interval.high - interval.low; // twice the interval: four standard deviations
        QVERIFY(exact[Eigen::Index(s)] > interval.low - room / 2);
        QVERIFY(exact[Eigen::Index(s)] < interval.high + room / 2);
        if (s > 0) QVERIFY(counts[s] <= counts[s - 1]);
    }
}

QTEST_APPLESS_MAIN(SessionStepsTest)
#include "sessionsteps.moc"
