// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/smoothing.h"

#include "engine/synthesis/likeliest.h"
#include "engine/synthesis/toucheditems.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t holdOutPurpose = 0x484f4c44; // "HOLD"
constexpr double heldOutShare = 0.1;
constexpr double mostSessions = 100'000;
constexpr double least = 1e-3, most = 1e6;

/// How often pairs occur, of those that are asked for.
class PairCounts
{
public:
    void ask(std::int32_t from, std::int32_t to) { m_counts.try_emplace(key(from, to), 0); }
    void count(std::int32_t from, std::int32_t to)
    {
        if (const auto found = m_counts.find(key(from, to)); found != m_counts.end()) ++found->second;
    }
    double of(std::int32_t from, std::int32_t to) const { return double(m_counts.at(key(from, to))); }

private:
    static std::uint64_t key(std::int32_t from, std::int32_t to)
    {
        return std::uint64_t(std::uint32_t(from)) << 32 | std::uint32_t(to);
    }
    std::unordered_map<std::uint64_t, std::uint64_t> m_counts;
};

/// The steps of the held-out sessions, each with what the others say of it.
class HeldOutSteps
{
public:
    HeldOutSteps(const events::EventLog& log, ItemModel::Steps which, const std::vector<bool>& isHeldOut)
        : m_log(log), m_category(events::itemCategories(log)), m_isHeldOut(isHeldOut)
    {
        if (which == ItemModel::Steps::ToNewItems) m_isFirstTouch = firstTouches(log);
        for (std::int32_t& category : m_category)
            if (category < 0) category = log.categories.size();
        forEachStep(true, [this](std::int32_t from, std::int32_t to) {
            m_items.ask(from, to);
            m_groups.ask(group(from), group(to));
        });
        countOthers();
        forEachStep(true, [this](std::int32_t from, std::int32_t to) { add(from, to); });
    }

    std::size_t size() const { return m_steps.size(); }
    std::size_t impossible() const { return m_impossible; }
    /// Also for a smoothing of zero, where it may be minus infinity, and for an infinite one.
    double logLikelihood(double smoothing) const
    {
        double sum = 0;
        for (const auto& [count, all, category] : m_steps)
            sum += std::log(all == 0 || std::isinf(smoothing) ? category
                                                              : (count + smoothing * category) / (all + smoothing));
        return sum;
    }
    double perplexity(double smoothing) const { return std::exp(-logLikelihood(smoothing) / double(m_steps.size())); }

private:
    struct Step
    {
        double count, all; // transitions to that item, and to any
        double category;   // Q
    };

    std::int32_t group(std::int32_t item) const { return m_category[std::size_t(item)]; }
    bool isCounted(std::size_t event) const { return m_isFirstTouch.empty() || m_isFirstTouch[event]; }
    bool isHeldOut(std::size_t event) const { return m_isHeldOut[std::size_t(m_log.session[event])]; }

    /// Of the sessions that are held out, or of the others.
    template <typename Use>
    void forEachStep(bool heldOut, const Use& use) const
    {
        for (std::size_t e = 1; e < m_log.size(); ++e)
            if (m_log.session[e] == m_log.session[e - 1] && isHeldOut(e) == heldOut && isCounted(e))
                use(m_log.item[e - 1], m_log.item[e]);
    }

    void countOthers()
    {
        m_from.resize(std::size_t(m_log.items.size()));
        m_popularity = m_from;
        m_groupFrom.resize(std::size_t(m_log.categories.size()) + 1);
        m_groupEvents = m_groupFrom;
        forEachStep(false, [this](std::int32_t from, std::int32_t to) {
            m_items.count(from, to);
            m_groups.count(group(from), group(to));
            ++m_from[std::size_t(from)];
            ++m_groupFrom[std::size_t(group(from))];
        });
        for (std::size_t e = 0; e < m_log.size(); ++e) {
            if (isHeldOut(e) || !isCounted(e)) continue;
            ++m_events;
            ++m_popularity[std::size_t(m_log.item[e])];
            ++m_groupEvents[std::size_t(group(m_log.item[e]))];
        }
    }

    void add(std::int32_t from, std::int32_t to)
    {
        const double popularity = m_popularity[std::size_t(to)];
        if (popularity == 0) {
            ++m_impossible;
            return;
        }
        const double groupFrom = m_groupFrom[std::size_t(group(from))];
        const double category = groupFrom == 0 ? popularity / m_events
                                               : m_groups.of(group(from), group(to)) / groupFrom * popularity /
                                                     m_groupEvents[std::size_t(group(to))];
        if (category > 0)
            m_steps.push_back({m_items.of(from, to), m_from[std::size_t(from)], category});
        else
            ++m_impossible;
    }

    const events::EventLog& m_log;
    std::vector<std::int32_t> m_category; // by item; those without one have the last
    const std::vector<bool>& m_isHeldOut;
    std::vector<bool> m_isFirstTouch; // empty where all steps count
    PairCounts m_items, m_groups;
    std::vector<double> m_from, m_popularity, m_groupFrom, m_groupEvents; // outside of what is held out
    double m_events = 0;
    std::vector<Step> m_steps;
    std::size_t m_impossible = 0;
};

} // namespace

std::vector<bool> heldOutSessions(std::size_t sessions, std::uint64_t seed)
{
    const double share = std::min(heldOutShare, mostSessions / double(sessions));
    std::vector<bool> isHeldOut(sessions);
    for (std::size_t i = 0; i < sessions; ++i)
        isHeldOut[i] = Philox(seed, holdOutPurpose, i).uniform() < share;
    return isHeldOut;
}

std::optional<SmoothingEvidence> estimateSmoothing(const events::EventLog& log, ItemModel::Steps which,
                                                   std::uint64_t seed)
{
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    const HeldOutSteps steps(log, which, isHeldOut);
    if (steps.size() == 0) return std::nullopt;
    const Likeliest found = likeliest([&](double smoothing) { return steps.logLikelihood(smoothing); }, least, most);
    SmoothingEvidence evidence;
    evidence.estimate = found.value;
    evidence.low = found.low;
    evidence.high = found.high;
    evidence.sessions = std::size_t(std::count(isHeldOut.begin(), isHeldOut.end(), true));
    evidence.steps = steps.size();
    evidence.impossibleSteps = steps.impossible();
    evidence.perplexity = steps.perplexity(found.value);
    evidence.perplexityOfItems = steps.perplexity(0);
    evidence.perplexityByDefault = steps.perplexity(ItemSettings{}.smoothing);
    evidence.perplexityOfCategories = steps.perplexity(std::numeric_limits<double>::infinity());
    return evidence;
}

} // namespace sessionsmith::synthesis
