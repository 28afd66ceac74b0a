// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"
#include "engine/synthesis/preview.h"
#include "tests/engine/synthesis/chance.h"

#include <map>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr std::uint64_t sessions = 30'000;
constexpr Milliseconds hour = 3'600'000;

/// States that show themselves in their actions, so that the log tells them; rows with zeros in them.
BehaviourModel visibleModel()
{
    BehaviourModel model;
    model.hmm.states = model.hmm.actions = {"a", "b", "c"};
    model.hmm.initial = hmm::Vector{{0.7, 0, 0.3}};
    model.hmm.transition = hmm::Matrix{{0.1, 0.6, 0.3}, {0.5, 0, 0.5}, {0.001, 0.989, 0.01}};
    model.hmm.emission = hmm::Matrix::Identity(3, 3);
    model.hmm.end = hmm::Vector{{0.05, 0.3, 0.15}};
    model.items.inventedItems = 12;
    model.items.inventedCategories = 3;
    return model;
}

events::EventLog generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    const auto log = generate(model, *ItemModel::invented(model.items), spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

} // namespace

/// Many sessions beside the probabilities they were drawn from.
class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstStates();
    void transitions();
    void ends();
    void lengths();
    void actionsOfHiddenStates();
    void items();
    void gapsByState();
    void gapsByHour();
    void defaultGaps();
    void gapsHaveLimits();
    void startTimes();

private:
    bool isFirst(std::size_t event) const { return event == 0 || m_log.session[event] != m_log.session[event - 1]; }
    bool isLast(std::size_t event) const { return event + 1 == m_log.size() || isFirst(event + 1); }

    events::EventLog m_log;
};

void StatisticsTest::initTestCase()
{
    m_log = generated(visibleModel(), {.sessions = sessions});
}

void StatisticsTest::firstStates()
{
    hmm::Vector counts = hmm::Vector::Zero(3);
    for (std::size_t i = 0; i < m_log.size(); ++i)
        if (isFirst(i)) counts[m_log.action[i]] += 1;
    QCOMPARE(counts.sum(), double(sessions));
    checkLikely(counts, visibleModel().hmm.initial, "initial");
}

void StatisticsTest::transitions()
{
    hmm::Matrix counts = hmm::Matrix::Zero(3, 3);
    for (std::size_t i = 1; i < m_log.size(); ++i)
        if (!isFirst(i)) counts(m_log.action[i - 1], m_log.action[i]) += 1;
    for (int i = 0; i < 3; ++i)
        checkLikely(counts.row(i), visibleModel().hmm.transition.row(i), "transition " + std::to_string(i));
}

void StatisticsTest::ends()
{
    hmm::Matrix counts = hmm::Matrix::Zero(3, 2);
    for (std::size_t i = 0; i < m_log.size(); ++i)
        counts(m_log.action[i], isLast(i)) += 1;
    for (int i = 0; i < 3; ++i) {
        const double end = visibleModel().hmm.end[i];
        checkLikely(counts.row(i), hmm::Vector{{1 - end, end}}, "end " + std::to_string(i));
    }
}

void StatisticsTest::lengths()
{
    const hmm::Model model = visibleModel().hmm;
    constexpr int longest = 30; // the last entry: that long or longer
    hmm::Vector counts = hmm::Vector::Zero(longest), wanted = hmm::Vector::Zero(longest);
    for (std::size_t i = 0, length = 0; i < m_log.size(); ++i) {
        length = isFirst(i) ? 1 : length + 1;
        if (isLast(i)) counts[std::min(Eigen::Index(length), Eigen::Index(longest)) - 1] += 1;
    }
    hmm::Vector alive = model.initial;
    for (int n = 0; n < longest; ++n) {
        wanted[n] = n + 1 < longest ? alive.dot(model.end) : alive.sum();
        alive = model.transition.transpose() * alive.cwiseProduct((1 - model.end.array()).matrix());
    }
    checkLikely(counts, wanted, "length");
}

void StatisticsTest::actionsOfHiddenStates()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    const PreviewSessions preview = synthesis::preview(model, 20'000, 0, 5);
    hmm::Matrix counts = hmm::Matrix::Zero(5, 5);
    for (std::size_t i = 0; i < preview.states.size(); ++i)
        counts(preview.states[i], preview.actions.symbols[i]) += 1;
    for (int i = 0; i < 5; ++i)
        checkLikely(counts.row(i), model.emission.row(i), "emission " + std::to_string(i));
}

void StatisticsTest::items()
{
    const ItemModel items = *ItemModel::invented(visibleModel().items);
    const int count = items.items().size();
    hmm::Matrix counts = hmm::Matrix::Zero(count, count), wanted(count, count);
    for (std::size_t i = 1; i < m_log.size(); ++i)
        if (!isFirst(i)) counts(m_log.item[i - 1], m_log.item[i]) += 1;
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < count; ++j)
            wanted(i, j) = items.probability(i, j);
        checkLikely(counts.row(i), wanted.row(i), "item " + std::to_string(i));
    }
}

void StatisticsTest::gapsByState()
{
    BehaviourModel model = visibleModel();
    model.gaps.logMean = hmm::Vector{{4, 5, 3}};
    model.gaps.logDeviation = hmm::Vector{{0.5, 0.2, 0}};
    const auto log = generated(model, {.sessions = 10'000});
    hmm::Vector count = hmm::Vector::Zero(3), sum = count, squares = count;
    for (std::size_t i = 1; i < log.size(); ++i) {
        if (log.session[i] != log.session[i - 1]) continue;
        QCOMPARE((log.time[i] - log.time[i - 1]) % 1000, 0); // whole seconds
        const double value = std::log(double(log.time[i] - log.time[i - 1]) / 1000);
        const std::int32_t state = log.action[i - 1];
        count[state] += 1;
        sum[state] += value;
        squares[state] += value * value;
    }
    for (int i = 0; i < 3; ++i) {
        const double mean = sum[i] / count[i];
        const double deviation = std::sqrt(std::max(0.0, squares[i] / count[i] - mean * mean));
        // Five standard errors, and what rounding to seconds may shift.
        const double error = 5 * model.gaps.logDeviation[i] / std::sqrt(count[i]);
        QVERIFY(std::abs(mean - model.gaps.logMean[i]) < error + 0.005);
        QVERIFY(std::abs(deviation - model.gaps.logDeviation[i]) < error + 0.005);
    }
}

void StatisticsTest::gapsByHour()
{
    BehaviourModel model = visibleModel();
    model.gaps = {hmm::Vector{{4, 5, 3}}, hmm::Vector{{0.5, 0.2, 0.4}}, {}, hmm::Vector::LinSpaced(24, 0.5, 2)};
    const auto log = generated(model, {.sessions = sessions});
    hmm::Vector count = hmm::Vector::Zero(24), sum = count, variance = count;
    for (std::size_t i = 1; i < log.size(); ++i) {
        if (log.session[i] != log.session[i - 1]) continue;
        const std::int32_t state = log.action[i - 1];
        const auto at = (log.time[i - 1] / hour) % 24;
        count[at] += 1;
        sum[at] += std::log(double(log.time[i] - log.time[i - 1]) / 1000) - model.gaps.logMean[state];
        variance[at] += model.gaps.logDeviation[state] * model.gaps.logDeviation[state];
    }
    for (int i = 0; i < 24; ++i) {
        const double mean = sum[i] / count[i], error = std::sqrt(variance[i]) / count[i];
        QVERIFY2(std::abs(mean - std::log(model.gaps.hours[i])) < 5 * error + 0.003, qPrintable(QString::number(i)));
    }
}

void StatisticsTest::defaultGaps()
{
    double below = 0, count = 0, within = 0;
    for (std::size_t i = 1; i < m_log.size(); ++i) {
        if (isFirst(i)) continue;
        const double seconds = double(m_log.time[i] - m_log.time[i - 1]) / 1000;
        ++count;
        below += seconds < 20 ? 1 : seconds == 20 ? 0.5 : 0;
        within += std::abs(std::log(seconds / 20.0)) < 1;
    }
    QVERIFY(std::abs(below / count - 0.5) < 0.02);
    QVERIFY(std::abs(within / count - 0.6827) < 0.02); // one standard deviation of ln, which is 1
}

void StatisticsTest::gapsHaveLimits()
{
    BehaviourModel model = visibleModel();
    model.gaps.logMean = hmm::Vector{{50, -50, 0}};
    model.gaps.logDeviation = hmm::Vector{{20, 0, 0}};
    const auto log = generated(model, {.sessions = 500});
    bool longest = false;
    for (std::size_t i = 1; i < log.size(); ++i) {
        if (log.session[i] != log.session[i - 1]) continue;
        const Milliseconds gap = log.time[i] - log.time[i - 1];
        if (log.action[i - 1] == 0) longest |= gap == 25 * 60 * 1000; // less than splits a session
        QVERIFY(gap >= 1000 && gap <= 25 * 60 * 1000);
        if (log.action[i - 1] != 0) QCOMPARE(gap, Milliseconds(1000));
    }
    QVERIFY(longest);
}

void StatisticsTest::startTimes()
{
    const Milliseconds start = GenerateSpec{}.start;
    hmm::Vector days = hmm::Vector::Zero(30), hours = hmm::Vector::Zero(24), wanted(24);
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        if (!isFirst(i)) continue;
        QVERIFY(m_log.time[i] >= start && m_log.time[i] < start + 30 * 24 * hour);
        days[(m_log.time[i] - start) / (24 * hour)] += 1;
        hours[(m_log.time[i] - start) / hour % 24] += 1;
    }
    checkLikely(days, hmm::Vector(hmm::Vector::Constant(30, 1. / 30)), "day");
    // The integral of 3 - cos over each hour: twice as dense at 20:00 as at 08:00.
    for (int h = 0; h < 24; ++h) {
        const auto integral = [](double at) { return 3 * at - 12 / M_PI * std::sin((at - 8) / 12 * M_PI); };
        wanted[h] = (integral(h + 1) - integral(h)) / 72;
    }
    checkLikely(hours, wanted, "hour");
    const auto later = generated(visibleModel(), {.sessions = 10, .start = start + 7});
    QCOMPARE(later.time[0], m_log.time[0] + 7);
}

QTEST_APPLESS_MAIN(StatisticsTest)
#include "statistics.moc"
