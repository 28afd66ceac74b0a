// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"

#include <QTest>

#include <array>
#include <vector>

using namespace sessionsmith;

class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownAnswers();
    void streamIsThePhiloxOfItsNumbers();
    void streamsDiffer();
    void belowIsUniform();
    void uniformAndNormalHaveTheirMoments();
};

/// The known answers of philox4x32-10 that come with Random123.
void RandomTest::knownAnswers()
{
    using Block = r123::Philox4x32::ctr_type;
    using Key = r123::Philox4x32::key_type;
    const r123::Philox4x32 philox;
    QVERIFY(philox(Block{{0, 0, 0, 0}}, Key{{0, 0}}) == (Block{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
    QVERIFY(philox(Block{{~0u, ~0u, ~0u, ~0u}}, Key{{~0u, ~0u}}) ==
            (Block{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
    QVERIFY(philox(Block{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, Key{{0xa4093822, 0x299f31d0}}) ==
            (Block{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

void RandomTest::streamIsThePhiloxOfItsNumbers()
{
    Philox random(0x299f31d0a4093822, 0x85a308d3, 0x0370734413198a2e);
    for (std::uint32_t block = 0; block < 3; ++block) {
        const auto expected =
            r123::Philox4x32{}({{block, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}});
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(random(), expected[i]);
    }
}

void RandomTest::streamsDiffer()
{
    QCOMPARE(Philox(1, 2, 3)(), Philox(1, 2, 3)());
    QVERIFY(Philox(1, 2, 3).bits64() != Philox(1 + (1ull << 32), 2, 3).bits64());
    QVERIFY(Philox(1, 2, 3).bits64() != Philox(1, 3, 3).bits64());
    QVERIFY(Philox(1, 2, 3).bits64() != Philox(1, 2, 3 + (1ull << 32)).bits64());
}

void RandomTest::belowIsUniform()
{
    // Of 3 * 2^30 values a mere remainder of 32 bits would give the first third twice as often as the others.
    constexpr std::uint32_t n = 3u << 30;
    constexpr int draws = 90'000;
    Philox random(7, 0, 0);
    std::array<int, 3> thirds{};
    for (int i = 0; i < draws; ++i) {
        const std::uint32_t value = random.below(n);
        QVERIFY(value < n);
        ++thirds[value >> 30];
    }
    for (const int count : thirds) // four standard deviations, sqrt(draws * 1/3 * 2/3) = 141
        QVERIFY2(std::abs(count - draws / 3) < 566, std::to_string(count).c_str());
    QCOMPARE(random.below(1), 0u);
}

void RandomTest::uniformAndNormalHaveTheirMoments()
{
    constexpr int draws = 100'000;
    Philox random(11, 0, 0);
    double uniformSum = 0, normalSum = 0, normalSquares = 0;
    for (int i = 0; i < draws; ++i) {
        const double value = random.uniform();
        QVERIFY(value >= 0 && value < 1);
        uniformSum += value;
        const double normal = random.normal();
        normalSum += normal;
        normalSquares += normal * normal;
    }
    // Four standard errors each: 0.2887, 1 and sqrt(2) over the root of the number of draws.
    QVERIFY(std::abs(uniformSum / draws - 0.5) < 4 * 0.2887 / 316.2);
    QVERIFY(std::abs(normalSum / draws) < 4 / 316.2);
    QVERIFY(std::abs(normalSquares / draws - 1) < 4 * 1.4142 / 316.2);
}

QTEST_APPLESS_MAIN(RandomTest)
#include "random.moc"
