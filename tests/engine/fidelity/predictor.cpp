// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/predictor.h"

#include "tests/engine/fidelity/sessionlists.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

using Kind = Predictor::Kind;

List after(Kind kind, const std::vector<List>& sessions, const List& past, std::size_t most, std::size_t symbols = 6)
{
    List best;
    Predictor(kind, sessionsOf(sessions), &Sessions::item, symbols, most).predict(past, best);
    return best;
}

} // namespace

class PredictorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void popularity();
    void repetition();
    void markov();
    void secondOrder();
    void neighbours();
    void hits();
    void veryLongSessions();
};

void PredictorTest::popularity()
{
    QCOMPARE(after(Kind::Popularity, {{1, 2}, {2, 2, 3, 1}, {2}}, {5}, 3), (List{2, 1, 3}));
    QCOMPARE(after(Kind::Popularity, {{1}}, {5}, 9).size(), std::size_t(6)); // no more than there are
}

void PredictorTest::repetition()
{
    QCOMPARE(after(Kind::Repetition, {{1}}, {4, 3, 4, 5}, 9), (List{5, 4, 3}));
    QCOMPARE(after(Kind::Repetition, {{1}}, {4, 3, 4, 5}, 1), (List{5}));
}

void PredictorTest::markov()
{
    const std::vector<List> sessions{{1, 2}, {1, 3}, {1, 3}, {2, 5}, {4, 4, 4, 4}};
    QCOMPARE(after(Kind::Markov, sessions, {1}, 2), (List{3, 2}));
    QCOMPARE(after(Kind::Markov, sessions, {1}, 3), (List{3, 2, 4})); // then what is popular
    QCOMPARE(after(Kind::Markov, sessions, {5}, 1), (List{4}));       // the end of a session is followed by nothing
}

void PredictorTest::secondOrder()
{
    const std::vector<List> sessions{{1, 2, 3}, {4, 2, 5}, {4, 2, 5}, {4, 2, 5}};
    QCOMPARE(after(Kind::SecondOrder, sessions, {1, 2}, 2), (List{3, 5}));
    QCOMPARE(after(Kind::SecondOrder, sessions, {9 - 4, 2}, 1), (List{5})); // a pair that never was: the last one
    QCOMPARE(after(Kind::SecondOrder, sessions, {2}, 1), (List{5}));
}

/// 1 is in four sessions, with 2 in three and with 3 in two; yet 2 is everywhere, 3 is not.
void PredictorTest::neighbours()
{
    std::vector<List> sessions{{1, 2, 3}, {3, 1, 2}, {1, 2}, {1}};
    sessions.resize(40, List{2});
    // cosine with 3: 2 / sqrt(4 * 2) = .71, with 2: 3 / sqrt(4 * 39) = .24
    QCOMPARE(after(Kind::Neighbours, sessions, {1}, 2), (List{3, 2}));
    QCOMPARE(after(Kind::Neighbours, sessions, {5}, 1), (List{2}));
}

void PredictorTest::hits()
{
    const Predictor predictor(Kind::Markov, sessionsOf({{0, 1}, {1, 2}}), &Sessions::item, 3, 1);
    const Hits hits = hitsOf(predictor, sessionsOf({{0, 1, 2}, {0, 2}, {0}}), &Sessions::item);
    QCOMPARE(hits.hits, (std::vector<std::uint32_t>{2, 0, 0}));
    QCOMPARE(hits.cases, (std::vector<std::uint32_t>{2, 1, 0}));
    QCOMPARE(hits.share(), 2.0 / 3);
    QCOMPARE(hits.share(std::vector<std::uint16_t>{1, 2, 5}), 0.5);
    QVERIFY(std::isnan(hits.share(std::vector<std::uint16_t>{0, 0, 3})));
}

/// A session of one item again and again is no matter of hours.
void PredictorTest::veryLongSessions()
{
    const Sessions sessions = sessionsOf({List(300'000, 1)});
    for (const Kind kind : {Kind::Repetition, Kind::Markov, Kind::SecondOrder, Kind::Neighbours})
        QCOMPARE(hitsOf(Predictor(kind, sessions, &Sessions::item, 3, 3), sessions, &Sessions::item).share(), 1.0);
}

QTEST_APPLESS_MAIN(PredictorTest)
#include "predictor.moc"
