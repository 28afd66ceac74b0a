// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/sampling.h"

#include "engine/base/random.h"
#include "engine/hmm/samplingkernels.h"
#include "tests/engine/hmm/somemodel.h"

#include <hwy/targets.h>

#include <QTest>

#include <cmath>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::hmm;

Q_DECLARE_METATYPE(SampleSpec)

namespace {

Model someModel(int states, int actions, bool withEnd)
{
    Philox random(5, 1, std::uint64_t(1000 * states + actions));
    Model model = test::someModel(states, actions, false, random);
    if (withEnd) model.end = Vector::Constant(states, 0.15);
    return model;
}

bool isSame(const SampledSessions& a, const SampledSessions& b)
{
    return a.states == b.states && a.actions == b.actions && a.offsets == b.offsets;
}

/// What the documentation of the kernels says, one session after the other.
SampledSessions byDefinition(const Model& model, const SampleSpec& spec)
{
    const AliasTable initial(model.initial.transpose()), transition(model.transition), emission(model.emission);
    SampledSessions sessions;
    for (std::uint64_t i = spec.first; i < spec.first + spec.sessions; ++i) {
        Philox random(spec.seed, 0x53455353, i);
        const std::uint32_t longest = spec.length > 0 ? spec.length : spec.maximumLength;
        int state = 0;
        for (std::uint32_t t = 0; t < longest; ++t) {
            state = t == 0 ? initial.draw(0, random()) : transition.draw(state, random());
            sessions.states.push_back(std::uint8_t(state));
            sessions.actions.push_back(std::uint8_t(emission.draw(state, random())));
            if (spec.length > 0) continue;
            const bool ends = (random() >> 1) < model.end[state] * 0x1p31;
            random();
            if (ends) break;
        }
        sessions.offsets.push_back(sessions.states.size());
    }
    return sessions;
}

/// Pearson's statistic in standard deviations above its mean.
double excess(const Vector& counts, const Vector& probabilities)
{
    const double total = counts.sum();
    double statistic = 0;
    int freedom = -1;
    for (Eigen::Index j = 0; j < counts.size(); ++j) {
        if (probabilities[j] == 0) continue;
        const double expected = total * probabilities[j];
        statistic += (counts[j] - expected) * (counts[j] - expected) / expected;
        ++freedom;
    }
    return freedom > 0 ? (statistic - freedom) / std::sqrt(2.0 * freedom) : 0;
}

} // namespace

class SamplingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drawsWhatIsDefined_data();
    void drawsWhatIsDefined();
    void sessionsAreTheSameInParts();
    void everyProbabilityIsMet_data();
    void everyProbabilityIsMet();
    void lengthsFollowEnd();
    void certaintiesAreKept();
    void aliasSharesAreExact();
    void openLengthsAreRefused();
    void stops();
};

void SamplingTest::drawsWhatIsDefined_data()
{
    QTest::addColumn<int>("states");
    QTest::addColumn<int>("actions");
    QTest::addColumn<SampleSpec>("spec");
    const auto row = [](const char* name, int states, int actions, SampleSpec spec) {
        QTest::newRow(name) << states << actions << spec;
    };
    row("even length", 5, 5, {1, 0, 1000, 20, 500});
    row("odd length", 5, 5, {2, 17, 1000, 7, 500});
    row("one event", 3, 4, {3, 0, 5000, 1, 500});
    row("one session", 4, 4, {4, 9, 1, 33, 500});
    row("until END", 5, 5, {5, 0, 6000, 0, 500});
    row("until END, cut", 5, 5, {6, 3, 3000, 0, 6});
    row("largest", 256, 256, {7, 0, 300, 50, 500});
    row("largest until END", 256, 256, {8, 0, 700, 0, 500});
    row("smallest", 1, 1, {9, 0, 40, 0, 500});
    row("large seed, large numbers", 5, 7, {~std::uint64_t(0) - 5, (std::uint64_t(3) << 32) - 50, 100, 9, 500});
}

void SamplingTest::drawsWhatIsDefined()
{
    QFETCH(int, states);
    QFETCH(int, actions);
    QFETCH(SampleSpec, spec);
    const Model model = someModel(states, actions, spec.length == 0);
    const SampledSessions expected = byDefinition(model, spec);
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        const auto drawn = Sampler(model).sample(spec);
        QVERIFY2(drawn && isSame(*drawn, expected), hwy::TargetName(target));
    }
    hwy::SetSupportedTargetsForTest(0);
}

void SamplingTest::sessionsAreTheSameInParts()
{
    const Model model = someModel(5, 6, true);
    const Sampler sampler(model);
    const SampleSpec all{11, 0, 20'000, 0, 500};
    const auto one = sampler.sample(all, 1), three = sampler.sample(all, 3);
    QVERIFY(isSame(*one, *three));
    const auto part = sampler.sample({11, 7'777, 100, 0, 500});
    for (std::size_t i = 0; i < part->size(); ++i) {
        const std::size_t length = part->offsets[i + 1] - part->offsets[i];
        QCOMPARE(one->offsets[7'777 + i + 1] - one->offsets[7'777 + i], length);
        for (std::size_t t = 0; t < length; ++t)
            QCOMPARE(part->actions[part->offsets[i] + t], one->actions[one->offsets[7'777 + i] + t]);
    }
}

void SamplingTest::everyProbabilityIsMet_data()
{
    QTest::addColumn<int>("states");
    QTest::addColumn<int>("actions");
    QTest::newRow("5 x 5") << 5 << 5;
    QTest::newRow("32 x 64") << 32 << 64;
}

void SamplingTest::everyProbabilityIsMet()
{
    QFETCH(int, states);
    QFETCH(int, actions);
    const Model model = someModel(states, actions, false);
    const auto drawn = Sampler(model).sample({3, 0, 200'000, 20, 500});
    Matrix transition = Matrix::Zero(states, states), emission = Matrix::Zero(states, actions);
    Vector initial = Vector::Zero(states);
    for (std::size_t i = 0; i < drawn->size(); ++i)
        for (std::size_t t = drawn->offsets[i]; t < drawn->offsets[i + 1]; ++t) {
            ++emission(drawn->states[t], drawn->actions[t]);
            if (t == drawn->offsets[i])
                ++initial[drawn->states[t]];
            else
                ++transition(drawn->states[t - 1], drawn->states[t]);
        }
    QVERIFY(excess(initial, model.initial) < 4.5);
    for (Eigen::Index i = 0; i < states; ++i) {
        QVERIFY(excess(transition.row(i).transpose(), model.transition.row(i).transpose()) < 4.5);
        QVERIFY(excess(emission.row(i).transpose(), model.emission.row(i).transpose()) < 4.5);
    }
    QVERIFY((transition.array() * (model.transition.array() == 0).cast<double>()).sum() == 0);
    QVERIFY((emission.array() * (model.emission.array() == 0).cast<double>()).sum() == 0);
}

void SamplingTest::lengthsFollowEnd()
{
    const auto drawn = Sampler(someModel(5, 5, true)).sample({4, 0, 200'000, 0, 500});
    // Geometric with 0.15: mean 1 / 0.15, variance 0.85 / 0.15^2.
    const double mean = double(drawn->eventCount()) / double(drawn->size());
    QVERIFY(std::abs(mean - 1 / 0.15) < 4 * std::sqrt(0.85 / 0.0225 / 200'000));
}

void SamplingTest::certaintiesAreKept()
{
    Model model = someModel(2, 2, true);
    model.initial << 1, 0;
    model.transition << 0, 1, 1, 0;
    model.emission << 1, 0, 0, 1;
    model.end << 0, 1;
    const auto drawn = Sampler(model).sample({4, 0, 10'000, 0, 500});
    QCOMPARE(drawn->eventCount(), std::size_t(20'000));
    for (std::size_t t = 0; t < drawn->eventCount(); ++t) {
        QCOMPARE(std::size_t(drawn->states[t]), t % 2);
        QCOMPARE(std::size_t(drawn->actions[t]), t % 2);
    }
}

void SamplingTest::aliasSharesAreExact()
{
    for (const int size : {1, 2, 5, 64, 257}) {
        Philox random(8, 1, std::uint64_t(size));
        const Matrix row = test::someRow(size, random).transpose();
        const AliasTable table(row);
        Vector share = Vector::Zero(size);
        for (std::uint32_t j = 0; j < std::uint32_t(size); ++j) {
            const AliasTable::Entry& entry = table.entries()[j];
            share[j] += entry.threshold * 0x1p-32;
            share[entry.other] += 1 - entry.threshold * 0x1p-32;
        }
        for (Eigen::Index j = 0; j < size; ++j) {
            QVERIFY(std::abs(share[j] / size - row(0, j)) < 0x1p-32);
            if (row(0, j) == 0) QCOMPARE(share[j], 0.0);
        }
    }
}

void SamplingTest::openLengthsAreRefused()
{
    QVERIFY(!Sampler(someModel(3, 3, false)).sample({}).has_value());
}

void SamplingTest::stops()
{
    std::stop_source source;
    source.request_stop();
    const auto drawn = Sampler(someModel(3, 3, true)).sample({1, 0, 10'000, 0, 500}, 2, {source.get_token()});
    QVERIFY(!drawn && drawn.error().isCancelled());
}

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling.moc"
