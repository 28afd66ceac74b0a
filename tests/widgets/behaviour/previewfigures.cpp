// SPDX-License-Identifier: GPL-3.0-or-later
// What the views of the preview reckon, without a widget.
#include "widgets/behaviour/decodedsession.h"
#include "widgets/behaviour/frequentsessions.h"
#include "widgets/behaviour/funnelfigures.h"

#include "engine/hmm/inference.h"
#include "engine/synthesis/preview.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// Sessions of one event each: 0 in half of them, 1 in a third, 2 in the rest.
hmm::Model oneEvent()
{
    hmm::Model model;
    model.states = {"s"};
    model.actions = {"a", "b", "c"};
    model.initial = hmm::Vector::Ones(1);
    model.transition = hmm::Matrix::Ones(1, 1);
    model.emission = hmm::Matrix{{0.5, 1.0 / 3, 1.0 / 6}};
    model.end = hmm::Vector::Ones(1);
    return model;
}

hmm::Sequences sequencesOf(const std::vector<std::vector<std::int32_t>>& all)
{
    hmm::Sequences sequences;
    for (const auto& one : all)
        sequences.append(one);
    return sequences;
}

} // namespace

class PreviewFiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesByViterbi();
    void keepsTrueStates();
    void saysWhatCannotBeDecoded();
    void frequentSessionsOfBoth();
    void frequentSessionsOfTheModelAlone();
    void frequentSessionsOfFixedLength();
    void funnelBesideALog();
    void funnelWithoutALog();
};

void PreviewFiguresTest::decodesByViterbi()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    const std::vector<std::int32_t> actions{0, 1, 1, 3, 4};
    const DecodedSession decoded = decodedSession(model, actions);
    const auto posterior = hmm::posterior(model, actions);
    QCOMPARE(decoded.problem, DecodedSession::Problem::None);
    const auto paths = hmm::decode(model, sequencesOf({actions}));
    QVERIFY(std::ranges::equal(decoded.states, (*paths)[0].states));
    for (std::size_t t = 0; t < actions.size(); ++t)
        QCOMPARE(decoded.probabilities[t], (*posterior)(Eigen::Index(t), decoded.states[t]));
    QCOMPARE(decoded.logLikelihood, hmm::score(model, sequencesOf({actions}))->logLikelihood);
}

void PreviewFiguresTest::keepsTrueStates()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    const std::vector<std::int32_t> actions{0, 1, 1}, states{0, 0, 1};
    const DecodedSession decoded = decodedSession(model, actions, states);
    QCOMPARE(decoded.states, states);
    QCOMPARE(decoded.probabilities[1], (*hmm::posterior(model, actions))(1, 0));
}

void PreviewFiguresTest::saysWhatCannotBeDecoded()
{
    hmm::Model model = hmm::ecommerceTemplate();
    const DecodedSession unknown = decodedSession(model, std::vector<std::int32_t>{0, 5, 1});
    QCOMPARE(unknown.problem, DecodedSession::Problem::UnknownAction);
    QCOMPARE(unknown.unknown, std::size_t(1));
    QVERIFY(unknown.states.empty());
    for (int state = 0; state < 5; ++state) {
        hmm::Vector row = model.emission.row(state);
        hmm::setProbability(row, 2, 0);
        model.emission.row(state) = row.transpose();
    }
    const DecodedSession impossible = decodedSession(model, std::vector<std::int32_t>{0, 2});
    QCOMPARE(impossible.problem, DecodedSession::Problem::Impossible);
    QCOMPARE(impossible.actions.size(), std::size_t(2));
    QVERIFY(impossible.states.empty() && impossible.probabilities.empty());
}

void PreviewFiguresTest::frequentSessionsOfBoth()
{
    const hmm::Sequences synthetic = synthesis::preview(oneEvent(), 600, 0, 1).actions;
    const hmm::Sequences real = sequencesOf({{2}, {2}, {2}, {0}, {3}}); // 3: unknown to the model
    const auto top =
        frequentSessions(oneEvent(), hmm::DistinctSequences(synthetic), hmm::DistinctSequences(real), 3, 20);
    QCOMPARE(top.size(), std::size_t(3));
    QCOMPARE(top[0].actions, std::vector<std::int32_t>{2}); // 1/6 and 3/5
    QVERIFY(std::abs(top[0].share - 1.0 / 6) < 1e-12);
    QCOMPARE(top[0].realCount, std::size_t(3));
    QCOMPARE(top[1].actions, std::vector<std::int32_t>{0}); // 1/2 and 1/5
    QCOMPARE(top[2].actions, std::vector<std::int32_t>{1}); // 1/3 and none
    QCOMPARE(top[2].realCount, std::size_t(0));
    const auto all =
        frequentSessions(oneEvent(), hmm::DistinctSequences(synthetic), hmm::DistinctSequences(real), 9, 20);
    QCOMPARE(all.size(), std::size_t(4));
    QCOMPARE(all[3].actions, std::vector<std::int32_t>{3});
    QCOMPARE(all[3].share, 0.0);
}

void PreviewFiguresTest::frequentSessionsOfTheModelAlone()
{
    const hmm::Sequences synthetic = synthesis::preview(oneEvent(), 600, 0, 1).actions;
    const auto top = frequentSessions(oneEvent(), hmm::DistinctSequences(synthetic), {}, 2, 20);
    QCOMPARE(top.size(), std::size_t(2));
    QCOMPARE(top[0].share, 0.5);
    QCOMPARE(top[1].actions, std::vector<std::int32_t>{1});
    QVERIFY(frequentSessions(oneEvent(), {}, {}, 5, 20).empty());
}

void PreviewFiguresTest::frequentSessionsOfFixedLength()
{
    hmm::Model model = oneEvent();
    model.end.resize(0);
    const hmm::Sequences synthetic = sequencesOf({{0, 0}, {0, 0}}), real = sequencesOf({{0}});
    const auto top = frequentSessions(model, hmm::DistinctSequences(synthetic), hmm::DistinctSequences(real), 5, 2);
    QCOMPARE(top.size(), std::size_t(2));
    QCOMPARE(top[0].share, 0.0); // only in the log: no session of the model has one event
    QVERIFY(std::abs(top[1].share - 0.25) < 1e-12);
}

void PreviewFiguresTest::funnelBesideALog()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    const hmm::Sequences real = sequencesOf({{0, 1, 4}, {0, 1}, {1, 0}, {2}, {4, 0, 1}});
    const auto steps = funnelFigures(model, {0, 1, 4}, real, 500);
    QCOMPARE(steps.size(), std::size_t(3));
    QVERIFY(steps[0].share > steps[1].share && steps[1].share > steps[2].share);
    QCOMPARE(steps[0].conversion, steps[0].share);
    QCOMPARE(steps[2].conversion, steps[2].share / steps[1].share);
    QCOMPARE(steps[0].realCount, std::size_t(4));
    QCOMPARE(steps[1].realCount, std::size_t(3));
    QCOMPARE(steps[2].realCount, std::size_t(1));
    QCOMPARE(steps[1].realShare, 3.0 / 5);
    QCOMPARE(steps[2].realConversion, 1.0 / 3);
    QVERIFY(steps[2].realInterval.low < 0.2 && steps[2].realInterval.high > 0.2);
    QVERIFY(steps[2].realConversionInterval.low < 1.0 / 3 && steps[2].realConversionInterval.high > 1.0 / 3);
    QVERIFY(steps[2].realConversionInterval.high > steps[2].realInterval.high); // of fewer
}

void PreviewFiguresTest::funnelWithoutALog()
{
    hmm::Model model = hmm::ecommerceTemplate();
    model.emission.col(2).setZero();
    for (int i = 0; i < 5; ++i)
        model.emission.row(i) /= model.emission.row(i).sum();
    const auto steps = funnelFigures(model, {2, 4}, {}, 500);
    QCOMPARE(steps[0].share, 0.0);
    QCOMPARE(steps[1].conversion, 0.0); // of none, never NaN
    QVERIFY(steps[0].realShare < 0 && steps[1].realConversion < 0);
}

QTEST_APPLESS_MAIN(PreviewFiguresTest)
#include "previewfigures.moc"
