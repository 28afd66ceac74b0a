// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaps.h"

#include "engine/base/random.h"
#include "engine/synthesis/gaphistogram.h"
#include "tests/engine/synthesis/chance.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

/// The pauses between events, by state.
class GapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meansAreThoseOfDraws();
    void meansByHand();
    void sharesByHand();
    void estimatedByHand();
    void allAtOnce();
    void estimatedFromDraws();
    void withoutGaps();
    void followTheStates();
    void joinedInOrder();
    void evidenceFollows();
    void intervals();
    void histogram();
    void secondsOfADwell();
};

void GapsTest::meansAreThoseOfDraws()
{
    // Short ones that are rounded up, usual ones, ones that meet the limit.
    const GapSettings gaps{hmm::Vector{{-1, 0.5, 3, 7, 50}}, hmm::Vector{{1, 0.7, 1, 1.5, 20}}};
    const hmm::Vector means = gaps.means();
    const GapSampler sampler(gaps);
    Philox random(1, 0, 0);
    constexpr int draws = 200'000;
    for (int state = 0; state < 5; ++state) {
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; ++i) {
            const double seconds = sampler.seconds(state, random);
            sum += seconds;
            squares += seconds * seconds;
        }
        const double mean = sum / draws, error = std::sqrt((squares / draws - mean * mean) / draws);
        QVERIFY2(std::abs(mean - means[state]) < 5 * error, qPrintable(QString::number(means[state])));
    }
}

void GapsTest::meansByHand()
{
    // Without spread, the one value; e^(mean + variance / 2) where neither limit nor rounding tells.
    const GapSettings gaps{hmm::Vector{{std::log(7.4), std::log(7.6), std::log(2.5), -9, 9, 5}},
                           hmm::Vector{{0, 0, 0, 0, 0, 0.1}}};
    const hmm::Vector means = gaps.means();
    QCOMPARE(means[0], 7.0);
    QCOMPARE(means[1], 8.0);
    QCOMPARE(means[2], 3.0);
    QCOMPARE(means[3], 1.0);
    QCOMPARE(means[4], double(GapSettings::longest));
    QVERIFY(std::abs(means[5] - std::exp(5.005)) < 1e-9 * means[5]);
}

void GapsTest::sharesByHand()
{
    const GapSettings gaps{hmm::Vector{{3, -5, 20}}, hmm::Vector{{0.8, 1, 1}}, hmm::Vector{{0.25, 0, 0}}};
    const hmm::Matrix shares = gaps.distribution();
    QCOMPARE(shares.cols(), Eigen::Index(GapSettings::longest + 1));
    for (Eigen::Index i = 0; i < 3; ++i)
        QVERIFY(std::abs(shares.row(i).sum() - 1) < 1e-12);
    QCOMPARE(shares(0, 0), 0.25);
    const auto below = [](double seconds) { return std::erfc((3 - std::log(seconds)) / 0.8 / std::sqrt(2.0)) / 2; };
    QVERIFY(std::abs(shares(0, 20) - 0.75 * (below(20.5) - below(19.5))) < 1e-12);
    QVERIFY(shares(1, 1) > 0.99 && shares(2, GapSettings::longest) > 0.99); // what is too short or too long
}

namespace {

/// Sessions one behind the other, each of the given times in seconds, with the posteriors of two states.
struct Timed
{
    events::EventLog log;
    hmm::Sequences sequences;

    void add(const std::vector<double>& seconds)
    {
        for (const double time : seconds)
            log.time.push_back(Milliseconds(1000 * time));
        sequences.append(std::vector<std::int32_t>(seconds.size(), 0));
    }
    hmm::Posteriors posteriors(const std::vector<double>& ofFirst) const
    {
        hmm::Posteriors result(sequences, 2);
        for (std::size_t s = 0; s < sequences.size(); ++s)
            for (std::size_t i = 0; i < sequences[s].size(); ++i) {
                result.rows(s)[2 * i] = ofFirst[sequences.offsets[s] + i];
                result.rows(s)[2 * i + 1] = 1 - ofFirst[sequences.offsets[s] + i];
            }
        return result;
    }
};

bool isNear(const hmm::Vector& values, const hmm::Vector& wanted)
{
    return (values - wanted).cwiseAbs().maxCoeff() < 1e-12;
}

} // namespace

void GapsTest::estimatedByHand()
{
    Timed timed;
    timed.add({0, 10, 10, 1010}); // 10 s, no time at all, 1000 s
    timed.add({5000, 5100});      // 100 s; what lies between the sessions is no gap
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors({1, 0.5, 0, 1, 1, 1}));
    const double ten = std::log(10.0);
    QVERIFY(isNear(gaps.evidence->counts, hmm::Vector{{2.5, 1.5}}));
    QVERIFY(isNear(gaps.together, hmm::Vector{{0.5 / 2.5, 1. / 4}})); // the second one has those of all: 1 of 4
    // ln 10 * (1 and 2) behind the first state.
    QVERIFY(std::abs(gaps.logMean[0] - 3 * ten / 2) < 1e-12);
    QVERIFY(std::abs(gaps.logDeviation[0] - ten * std::sqrt(5. / 2 - 1.5 * 1.5)) < 1e-12);
    // Behind the second too few last: it has those of all, 1, 3 and 2.
    QVERIFY(std::abs(gaps.logMean[1] - 6 * ten / 3) < 1e-12);
    QVERIFY(std::abs(gaps.logDeviation[1] - ten * std::sqrt(14. / 3 - 4)) < 1e-12);
}

void GapsTest::allAtOnce()
{
    Timed timed;
    timed.add({0, 0, 0, 0});
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors({1, 1, 0, 0}));
    QVERIFY(isNear(gaps.together, hmm::Vector{{1, 1}}));
    QVERIFY(isNear(gaps.logMean, GapSettings().spelledOut(2).logMean)); // as nothing is known
    QVERIFY(isNear(gaps.means(), hmm::Vector{{0, 0}}));
    const GapSampler sampler(gaps);
    Philox random(1, 0, 0);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(sampler.seconds(0, random), 0);
}

void GapsTest::estimatedFromDraws()
{
    const GapSettings truth{hmm::Vector{{3, 5}}, hmm::Vector{{0.8, 0.4}}, hmm::Vector{{0.3, 0}}};
    const GapSampler sampler(truth);
    Timed timed;
    std::vector<double> ofFirst;
    Philox random(2, 0, 0);
    for (int s = 0; s < 20'000; ++s) {
        std::vector<double> times{0};
        for (int i = 0; i < 5; ++i) {
            const int state = int(random.below(2));
            ofFirst.push_back(1 - state);
            times.push_back(times.back() + sampler.seconds(state, random));
        }
        ofFirst.push_back(1);
        timed.add(times);
    }
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors(ofFirst));
    for (int i = 0; i < 2; ++i) {
        const double together = truth.together[i], count = gaps.evidence->counts[i];
        QVERIFY(std::abs(gaps.together[i] - together) <= 5 * std::sqrt(together * (1 - together) / count));
        const double error = truth.logDeviation[i] / std::sqrt(count * (1 - together));
        QVERIFY(std::abs(gaps.logMean[i] - truth.logMean[i]) < 5 * error);
        QVERIFY(std::abs(gaps.logDeviation[i] - truth.logDeviation[i]) < 5 * error);
    }
}

void GapsTest::withoutGaps()
{
    Timed timed;
    timed.add({0});
    timed.add({0});
    QVERIFY(estimateGaps(timed.log, timed.posteriors({1, 0})).isDefault());
}

void GapsTest::followTheStates()
{
    const GapSettings gaps{hmm::Vector{{1, 2, 6}}, hmm::Vector{{0, 0.5, 1}}};
    const GapSettings changed = remapped(gaps, {2, 0, -1, 0});
    QVERIFY((changed.logMean == hmm::Vector{{6, 1, 3, 1}}));
    QVERIFY((changed.logDeviation == hmm::Vector{{1, 0, 0.5, 0}}));
    GapSettings together = gaps;
    together.together = hmm::Vector{{0, 0.5, 1}};
    QVERIFY((remapped(together, {2, 0, -1, 0}).together == hmm::Vector{{1, 0, 0.5, 0}}));
    QVERIFY((joined(together, 3, gaps, 3).together == hmm::Vector{{0, 0.5, 1, 0, 0, 0}}));
    QVERIFY(remapped(GapSettings{}, {0, 1}).isDefault());
}

void GapsTest::joinedInOrder()
{
    const GapSettings gaps{hmm::Vector{{1, 2}}, hmm::Vector{{3, 4}}};
    QVERIFY(joined({}, 2, {}, 3).isDefault());
    const GapSettings behind = joined(gaps, 2, {}, 1), before = joined({}, 1, gaps, 2), none = joined({}, 0, gaps, 2);
    QVERIFY((behind.logMean == hmm::Vector{{1, 2, std::log(20.0)}}));
    QVERIFY((behind.logDeviation == hmm::Vector{{3, 4, 1}}));
    QVERIFY((before.logMean == hmm::Vector{{std::log(20.0), 1, 2}}));
    QVERIFY(none.logMean == gaps.logMean && none.logDeviation == gaps.logDeviation);
}

void GapsTest::evidenceFollows()
{
    GapSettings gaps{hmm::Vector{{1, 2}}, hmm::Vector{{3, 4}}};
    gaps.evidence = GapEvidence{"log", hmm::Vector{{10, 20}}, gaps.logMean, gaps.logDeviation, {}};
    const GapSettings changed = remapped(gaps, {1, -1, 0});
    QVERIFY((changed.evidence->counts == hmm::Vector{{20, 0, 10}}));
    QVERIFY((changed.evidence->logMean == hmm::Vector{{2, 1.5, 1}}));
    const GapSettings both = joined({}, 1, gaps, 2); // the first state was never counted
    QCOMPARE(both.evidence->source, std::string("log"));
    QVERIFY((both.evidence->counts == hmm::Vector{{0, 10, 20}}));
    QVERIFY(both.evidence->logMean == both.logMean);
}

void GapsTest::intervals()
{
    const GapEvidence evidence{"log", hmm::Vector{{500, 100}}, hmm::Vector{{3, 4}}, hmm::Vector{{0.8, 1}},
                               hmm::Vector{{0.2, 0}}};
    QCOMPARE(evidence.lasting(0), 400.0);
    QVERIFY(std::abs(evidence.logMeanInterval(0).high - (3 + hmm::normalQuantile * 0.8 / 20)) < 1e-12);
    QVERIFY(std::abs(evidence.logMeanInterval(1).low - (4 - hmm::normalQuantile / 10)) < 1e-12);
    QVERIFY(std::abs(evidence.logDeviationInterval(0).low - (0.8 - hmm::normalQuantile * 0.8 / std::sqrt(800))) <
            1e-12);
    QCOMPARE(evidence.togetherInterval(0).low, hmm::proportionInterval(100, 500).low);
}

void GapsTest::histogram()
{
    // What settings give, beside what is drawn from them.
    const GapSettings truth{hmm::Vector{{3, 6.5}}, hmm::Vector{{1.2, 1}}, hmm::Vector{{0.3, 0}}};
    const GapSampler sampler(truth);
    for (const int state : {0, 1}) {
        hmm::Vector counts = hmm::Vector::Zero(Eigen::Index{gapBins});
        Philox random(4, 0, std::uint64_t(state));
        for (int i = 0; i < 50'000; ++i)
            counts[std::upper_bound(gapEdges.begin(), gapEdges.end(), sampler.seconds(state, random)) - gapEdges.begin()] +=
                1;
        const hmm::Vector expected = gapHistogram(truth, state);
        QVERIFY(std::abs(expected.sum() - 1) < 1e-12);
        checkLikely(counts, expected, "state " + std::to_string(state));
    }
    // What a log shows.
    Timed timed;
    timed.add({0, 0, 2, 3});
    const hmm::Matrix shown = gapHistogram(timed.log, timed.posteriors({1, 0.5, 0, 0}));
    QVERIFY(std::abs(shown(0, 0) - 1 / 1.5) < 1e-12 && std::abs(shown(0, 2) - 0.5 / 1.5) < 1e-12);
    QVERIFY(std::abs(shown(1, 1) - 1 / 1.5) < 1e-12 && std::abs(shown(1, 2) - 0.5 / 1.5) < 1e-12);
}

void GapsTest::secondsOfADwell()
{
    hmm::Model model = hmm::ecommerceTemplate();
    const hmm::Vector dwell{{2, 4, 1, 8, 1}};
    QCOMPARE(dwellSeconds(model, {}, dwell).size(), Eigen::Index(0));
    const GapSettings gaps{hmm::Vector::Constant(5, std::log(10.0)), hmm::Vector::Zero(5)};
    model.end = hmm::Vector{{0.25, 0.5, 1, 0, 0}};
    QVERIFY((dwellSeconds(model, gaps, dwell) == hmm::Vector{{15, 20, 0, 80, 10}}));
    model.end.resize(0);
    QVERIFY((dwellSeconds(model, gaps, dwell) == hmm::Vector{{20, 40, 10, 80, 10}}));
}

QTEST_APPLESS_MAIN(GapsTest)
#include "gaps.moc"
