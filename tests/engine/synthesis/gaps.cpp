// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaps.h"

#include "engine/synthesis/gaphistogram.h"
#include "engine/synthesis/gapsampler.h"
#include "tests/engine/synthesis/chance.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

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
    void hoursByHand();
    void hoursOfOneUserTellNothing();
    void hoursFromDraws();
    void usersWhoDiffer();
    void hoursOfDraws();
    void quantiles();
    void hoursFollow();
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
            const double seconds = sampler.seconds(state, 0, random);
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

constexpr double hour = 3600; // s

/// Sessions one behind the other, each of the given times in seconds, with the posteriors of two states.
struct Timed
{
    events::EventLog log;
    hmm::Sequences sequences;

    /// Of a new user, or of the last one again.
    void add(const std::vector<double>& seconds, bool isNewUser = true)
    {
        const std::int32_t user = log.user.empty() ? 0 : log.user.back() + (isNewUser ? 1 : 0);
        for (const double time : seconds) {
            log.time.push_back(Milliseconds(1000 * time));
            log.user.push_back(user);
        }
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
        QCOMPARE(sampler.seconds(0, 0, random), 0);
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
            times.push_back(times.back() + sampler.seconds(state, 0, random));
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

void GapsTest::hoursByHand()
{
    Timed timed; // two users in each of two hours, of gaps of 1 and 1, 3 and 2 times ln 10
    timed.add({0, 10});
    timed.add({0, 10});
    timed.add({hour, hour + 1000});
    timed.add({hour, hour + 100});
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors(std::vector<double>(8, 1)));
    // Means 1 and 2.5 around 1.75: squares of the residuals over (2 users)^2, times 2 / (2 - 1).
    const double before = (0.75 * 0.75 + 0.75 * 0.75) / 4 * 2, after = (1.25 * 1.25 + 0.25 * 0.25) / 4 * 2;
    const double between = (1.5 * 1.5 - before - after) / 2; // of two the difference has the variances of both
    const double mean = (-0.75 / before + 0.75 / after) / (1 / before + 1 / after);
    const double first = mean + between / (between + before) * (-0.75 - mean);
    const double second = mean + between / (between + after) * (0.75 - mean);
    const double centre = (first + second) / 2, ten = std::log(10.0);
    QCOMPARE(gaps.hours.size(), Eigen::Index(24));
    QVERIFY(std::abs(std::log(gaps.hours[0]) - ten * (first - centre)) < 1e-9);
    QVERIFY(std::abs(std::log(gaps.hours[1]) - ten * (second - centre)) < 1e-9);
    QVERIFY(std::abs(std::log(gaps.hours[7]) - ten * (mean - centre)) < 1e-9); // of which nothing is known
    const hmm::Vector& errors = gaps.evidence->hourErrors;
    QVERIFY(std::abs(errors[0] - ten * std::sqrt(between * before / (between + before))) < 1e-9);
    QVERIFY(std::abs(errors[1] - ten * std::sqrt(between * after / (between + after))) < 1e-9);
    QVERIFY(std::abs(errors[7] - ten * std::sqrt(between)) < 1e-9);
    QVERIFY(gaps.evidence->hours == gaps.hours);
    QCOMPARE(gaps.evidence->hourCounts[1], 2.0);
    QCOMPARE(gaps.evidence->hourCounts.sum(), 4.0);
    QVERIFY(std::abs(std::log(gaps.evidence->hourInterval(1).high / gaps.hours[1]) - hmm::normalQuantile * errors[1]) <
            1e-12);
    // What is left is of the state: the mean of all, and the squares around the hours.
    QVERIFY(std::abs(gaps.logMean[0] - 1.75 * ten) < 1e-9);
    const double own = first - centre,
                 squares = 2 * std::pow(-0.75 - own, 2) + std::pow(1.25 + own, 2) + std::pow(0.25 + own, 2);
    QVERIFY(std::abs(gaps.logDeviation[0] - ten * std::sqrt(squares / 4)) < 1e-9);
}

void GapsTest::hoursOfOneUserTellNothing()
{
    Timed timed;
    for (const bool isNewUser : {true, false, false})
        timed.add({0, 10, 20, 31}, isNewUser);
    for (const bool isNewUser : {true, false, false})
        timed.add({hour, hour + 500, hour + 990}, isNewUser);
    QCOMPARE(estimateGaps(timed.log, timed.posteriors(std::vector<double>(21, 1))).hours.size(), Eigen::Index(0));
}

namespace {

/// Longest in the evening.
hmm::Vector someHours()
{
    hmm::Vector hours(24);
    for (int i = 0; i < 24; ++i)
        hours[i] = std::exp(0.4 * std::sin((i - 14) * std::numbers::pi / 12));
    return hours;
}

} // namespace

void GapsTest::hoursFromDraws()
{
    const GapSettings truth{hmm::Vector{{3.5, 4.5}}, hmm::Vector{{0.8, 0.4}}, hmm::Vector{{0.3, 0}}, someHours()};
    const GapSampler sampler(truth);
    Timed timed;
    std::vector<double> ofFirst;
    Philox random(3, 0, 0);
    for (int s = 0; s < 20'000; ++s) {
        std::vector<double> times{double(random.below(24 * 3600))};
        for (int i = 0; i < 5; ++i) { // the second state rather in the evening, when all is slow
            const auto time = Milliseconds(1000 * times.back());
            const int state = random.uniform() < (hourOf(time) < 12 ? 0.3 : 0.7);
            ofFirst.push_back(1 - state);
            times.push_back(times.back() + sampler.seconds(state, time, random));
        }
        ofFirst.push_back(1);
        timed.add(times);
    }
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors(ofFirst));
    const GapEvidence& evidence = *gaps.evidence;
    const hmm::Vector effects = truth.hours.array().log();
    const double centre = effects.dot(evidence.hourCounts) / evidence.hourCounts.sum();
    double squares = 0;
    for (int i = 0; i < 24; ++i) {
        const double off = (std::log(gaps.hours[i]) - (effects[i] - centre)) / evidence.hourErrors[i];
        QVERIFY2(std::abs(off) < 4, qPrintable(QString("%1: %2").arg(i).arg(off)));
        squares += off * off;
    }
    QVERIFY2(squares > 8 && squares < 50, qPrintable(QString::number(squares))); // the errors are of the right size
    for (int i = 0; i < 2; ++i) {
        const double error = truth.logDeviation[i] / std::sqrt(evidence.lasting(i));
        QVERIFY(std::abs(gaps.logMean[i] - (truth.logMean[i] + centre)) < 5 * error);
        QVERIFY(std::abs(gaps.logDeviation[i] - truth.logDeviation[i]) < 5 * error);
    }
}

void GapsTest::usersWhoDiffer()
{
    // Each of 240 users has a pace and an hour of their own, and many gaps: the hours differ by chance alone.
    Timed timed;
    Philox random(5, 0, 0);
    for (int user = 0; user < 240; ++user) {
        const double pace = 4 + random.normal();
        std::vector<double> times{hour * (user % 24)};
        for (int i = 0; i < 20; ++i)
            times.push_back(times.back() + std::exp(pace + 0.1 * random.normal()));
        for (int day = 0; day < 5; ++day) {
            timed.add(times, day == 0);
            for (double& time : times)
                time += 24 * hour;
        }
    }
    const GapSettings gaps = estimateGaps(timed.log, timed.posteriors(std::vector<double>(timed.log.time.size(), 1)));
    for (int i = 0; i < int(gaps.hours.size()); ++i) {
        const hmm::Interval interval = gaps.evidence->hourInterval(i);
        QVERIFY2(interval.low < 1 && interval.high > 1, qPrintable(QString("%1: %2").arg(i).arg(gaps.hours[i])));
    }
}

void GapsTest::hoursOfDraws()
{
    const GapSettings gaps{hmm::Vector{{3, 5}}, hmm::Vector{{0.8, 0.4}}, hmm::Vector{{0.3, 0}}, someHours()};
    const GapSampler sampler(gaps);
    Philox random(1, 0, 0);
    for (const int at : {0, 7, 20, 23})
        for (const int state : {0, 1}) {
            const hmm::Vector shares = gaps.inHour(at).distribution().row(state);
            hmm::Vector counts = hmm::Vector::Zero(shares.size());
            for (int i = 0; i < 20'000; ++i)
                counts[sampler.seconds(state, Milliseconds(1000 * (hour * (at + 24 * i) + 1)), random)] += 1;
            checkLikely(counts, shares, "hour " + std::to_string(at) + ", state " + std::to_string(state));
            QVERIFY(std::abs(gaps.inHour(at).logMean[state] - gaps.logMean[state] - std::log(gaps.hours[at])) < 1e-12);
        }
}

void GapsTest::quantiles()
{
    const auto& quantiles = NormalQuantiles::instance();
    QVERIFY(std::abs(NormalQuantiles::exact(0.975) - hmm::normalQuantile) < 1e-12);
    QCOMPARE(NormalQuantiles::exact(0.5), 0.0);
    for (const double share : {0x1p-33, 1e-6, 0.0019, 0.002, 0.02, 0.3, 0.49999, 0.5, 0.7, 0.99, 0.9981, 1 - 1e-9}) {
        const double value = quantiles(share);
        QVERIFY(std::abs(value - NormalQuantiles::exact(share)) < 1e-4 * 30);
        QVERIFY(std::abs(NormalQuantiles::exact(share) + NormalQuantiles::exact(1 - share)) < 1e-6);
        const double below = std::erfc(-value / std::sqrt(2.0)) / 2; // the way back
        QVERIFY2(std::abs(below - share) < 1e-5 * 1.1, qPrintable(QString::number(share)));
    }
}

void GapsTest::hoursFollow()
{
    GapSettings gaps{hmm::Vector{{1, 2}}, hmm::Vector{{3, 4}}, {}, someHours()};
    gaps.evidence = GapEvidence{"log", hmm::Vector{{10, 20}},           gaps.logMean, gaps.logDeviation,
                                {},    hmm::Vector::Constant(24, 1.25), gaps.hours,   hmm::Vector::Constant(24, 0.1)};
    const GapSettings changed = remapped(gaps, {1, -1});
    QVERIFY(changed.hours == gaps.hours && changed.evidence->hours == gaps.hours);
    QVERIFY(changed.evidence->hourErrors == gaps.evidence->hourErrors);
    // Two of the same hours keep them; a part without hours takes its share of the effects away.
    QVERIFY(joined(gaps, 2, gaps, 2).hours == gaps.hours);
    const GapSettings both = joined(gaps, 2, {}, 2); // what was never counted weighs nothing
    QVERIFY((both.hours - gaps.hours).cwiseAbs().maxCoeff() < 1e-12);
    GapSettings uncounted = gaps;
    uncounted.evidence.reset();
    const GapSettings byStates = joined({}, 6, uncounted, 2);
    QVERIFY(std::abs(std::log(byStates.hours[20]) - std::log(gaps.hours[20]) / 4) < 1e-12);
    GapSettings others = gaps;
    others.hours = hmm::Vector::Ones(24);
    others.evidence->hourCounts *= 3;
    const GapSettings between = joined(gaps, 2, others, 2);
    QVERIFY(std::abs(std::log(between.hours[20]) - std::log(gaps.hours[20]) / 4) < 1e-12);
    QCOMPARE(between.evidence->hourCounts[3], 5.0);
    QVERIFY(std::abs(between.evidence->hourErrors[3] - 0.1 * std::sqrt(1. / 16 + 9. / 16)) < 1e-12);
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
            counts[std::upper_bound(gapEdges.begin(), gapEdges.end(), sampler.seconds(state, 0, random)) -
                   gapEdges.begin()] += 1;
        const hmm::Vector expected = gapHistogram(truth, state);
        QVERIFY(std::abs(expected.sum() - 1) < 1e-12);
        checkLikely(counts, expected, "state " + std::to_string(state));
    }
    // Of all hours together, as often as gaps begin in each.
    GapSettings byHour = truth;
    byHour.hours = someHours();
    byHour.evidence.emplace();
    byHour.evidence->hourCounts = hmm::Vector::LinSpaced(24, 0, 23);
    hmm::Vector mean = hmm::Vector::Zero(Eigen::Index{gapBins});
    for (int i = 0; i < 24; ++i)
        mean += i / 276.0 * gapHistogram(byHour.inHour(i), 0);
    QVERIFY(isNear(gapHistogram(byHour, 0), mean));
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
