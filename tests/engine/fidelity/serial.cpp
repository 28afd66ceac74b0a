// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/serial.h"

#include "engine/fidelity/feature.h"
#include "tests/engine/fidelity/sessionlists.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

Sides sidesOf(const std::vector<List>& sessions)
{
    Sides sides;
    sides.actions.resize(4);
    sides.items = 4;
    for (Sessions& side : sides.compared)
        side = sessionsOf(sessions);
    return sides;
}

std::array<double, lags> agreementOf(const std::vector<List>& sessions)
{
    return agreementByLag(lagFeature(sidesOf(sessions)).counts(Side::Synthetic));
}

std::vector<std::uint32_t> orderCounts(const std::vector<List>& sessions)
{
    return orderFeature(sidesOf(sessions), &Sessions::item).counts(Side::Synthetic);
}

} // namespace

class SerialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreement();
    void correlations();
    void gapsFollowGaps();
    void sensitivity();
    void rules();
};

void SerialTest::agreement()
{
    // Half of each: by chance half agree. One step back never, two steps back always.
    const auto turns = agreementOf({{0, 1, 0, 1, 0, 1}});
    QCOMPARE(turns[0], -1.0);
    QCOMPARE(turns[1], 1.0);
    QVERIFY(std::isnan(turns[6])); // no session is that long
    // Of three steps two stay: (2/3 - 1/2) / (1 - 1/2).
    QVERIFY(std::abs(agreementOf({{0, 0, 1, 1}})[0] - 1.0 / 3) < 1e-12);
    QVERIFY(std::isnan(agreementOf({{0, 0, 0}})[0]));  // nothing ever changes: no chance to be measured against
    QCOMPARE(agreementOf({{0}, {0}, {1, 1}})[0], 1.0); // no agreement across sessions
}

void SerialTest::correlations()
{
    const std::vector<std::pair<std::int32_t, std::int32_t>> pairs{{0, 0}, {1, 1}, {0, 1}, {1, 0}};
    QCOMPARE(correlation(std::vector<std::uint32_t>{3, 3, 0, 0}, pairs), 1.0);
    QCOMPARE(correlation(std::vector<std::uint32_t>{0, 0, 2, 2}, pairs), -1.0);
    QCOMPARE(correlation(std::vector<std::uint32_t>{3, 3, 1, 1}, pairs), 0.5);
    QVERIFY(std::isnan(correlation(std::vector<std::uint32_t>{3, 0, 0, 0}, pairs)));
}

void SerialTest::gapsFollowGaps()
{
    Sides sides = sidesOf({List(5, 0), List(5, 0)}); // the gaps of the one are short, those of the other long
    for (Sessions& side : sides.compared)
        side.time = {0, 1, 2, 3, 4, 0, 100, 200, 300, 400};
    const Feature feature = gapPairs(sides);
    QCOMPARE(correlation(feature.counts(Side::Synthetic), feature.pairs), 1.0);
    for (Sessions& side : sides.compared)
        side.time = {0, 1, 101, 102, 202, 0, 1, 101, 102, 202};
    const Feature turns = gapPairs(sides);
    QVERIFY(correlation(turns.counts(Side::Synthetic), turns.pairs) < -0.99);
}

void SerialTest::sensitivity()
{
    QCOMPARE(orderSensitivity(orderCounts({{0, 0, 0}, {1, 1}})), 0.0); // whatever is shuffled stays
    const std::vector<List> ordered(500, List{0, 1, 2, 3});
    // Of the twelve pairs of different ones each is as likely; three stood for all.
    QVERIFY(std::abs(orderSensitivity(orderCounts(ordered)) - 0.75) < 0.05);
    QVERIFY(orderCounts(ordered) == orderCounts(ordered));
}

void SerialTest::rules()
{
    // Half are the steps, half those of the shuffled sessions.
    QCOMPARE(rulesLost(std::vector<std::uint32_t>{5, 0, 3, 2}), 1.0);
    QCOMPARE(rulesLost(std::vector<std::uint32_t>{7, 3, 5, 5}), -0.3);
    QCOMPARE(rulesLost(std::vector<std::uint32_t>{6, 4, 4, 6}), 0.0);
    QVERIFY(std::isnan(rulesLost(std::vector<std::uint32_t>{4, 4, 4, 4})));
}

QTEST_APPLESS_MAIN(SerialTest)
#include "serial.moc"
