// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/visitplan.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t userPurpose = 0x55534552;    // "USER": how many sessions
constexpr std::uint32_t visitPurpose = 0x56495349;   // "VISI": when
constexpr std::uint32_t newUserPurpose = 0x4e455755; // "NEWU": whether new
constexpr Milliseconds day = 24 * 60 * 60 * 1000;
constexpr int tries = 64;                     // for a pause that parts sessions
constexpr double longestPause = 3650.0 * day; // whatever the deviation: times have an end

} // namespace

VisitPlan::VisitPlan(const VisitSettings& visits, const GenerateSpec& spec)
    : m_visits(visits), m_spec(spec),
      m_lastPart(spec.start + Milliseconds((1 - GenerateSpec::lastPart) * double(visits.days) * double(day)))
{
    if (visits.isDefault()) return;
    m_rhythm.emplace(visits.hours, visits.weekdays);
    m_begin = m_rhythm->operational(spec.start);
    m_end = m_rhythm->operational(spec.start + day * visits.days);
    m_lastBegin = m_rhythm->operational(m_lastPart);
    for (const double share : visits.sessionsPerUser)
        m_sums.push_back((m_sums.empty() ? 0 : m_sums.back()) + share);
}

std::uint64_t VisitPlan::sessionsOf(std::uint64_t user) const
{
    if (m_sums.size() < 2) return 1;
    const double wanted = Philox(m_spec.seed, userPurpose, user).uniform() * m_sums.back();
    return std::uint64_t(std::upper_bound(m_sums.begin(), m_sums.end() - 1, wanted) - m_sums.begin()) + 1;
}

std::vector<Portion> VisitPlan::portions(std::uint64_t sessions) const
{
    const std::uint64_t begin = m_spec.sessions * (m_spec.shard - 1) / m_spec.shards;
    const std::uint64_t end = m_spec.sessions * m_spec.shard / m_spec.shards;
    std::vector<Portion> portions;
    if (m_sums.size() < 2) {
        for (std::uint64_t first = begin; first < end; first += sessions) {
            const std::uint64_t count = std::min(sessions, end - first);
            portions.push_back({first, count, first, count});
        }
        return portions;
    }
    for (std::uint64_t user = 0, session = 0; session < end; ++user) {
        const std::uint64_t own = std::min(sessionsOf(user), m_spec.sessions - session);
        if (session >= begin) {
            if (portions.empty() || portions.back().sessions >= sessions) portions.push_back({user, 0, session, 0});
            ++portions.back().users;
            portions.back().sessions += own;
        }
        session += own;
    }
    return portions;
}

/// Uniform over 30 days; within a day twice as dense in the evening as in the small hours, by rejection.
Milliseconds VisitPlan::startByCurve(bool isNew, Philox& random) const
{
    const auto before = std::uint32_t((m_lastPart - m_spec.start) / day);
    const auto days = std::uint32_t(m_visits.days);
    const std::uint32_t date = m_spec.newUsers == 0 ? random.below(days)
                               : isNew              ? before + random.below(days - before)
                                                    : random.below(before);
    for (;;) {
        const double hour = 24 * random.uniform();
        const double density = 0.75 - 0.25 * std::cos((hour - 8) / 12 * std::numbers::pi);
        if (random.uniform() < density) return m_spec.start + day * date + Milliseconds(hour * 3'600'000);
    }
}

VisitPlan::User::User(const VisitPlan& plan, std::uint64_t user, std::uint64_t sessions)
    : m_plan(plan), m_sessions(sessions), m_random(plan.m_spec.seed, visitPurpose, user),
      m_isNew(plan.m_spec.newUsers > 0 &&
              Philox(plan.m_spec.seed, newUserPurpose, user).uniform() < plan.m_spec.newUsers)
{}

double VisitPlan::User::pause()
{
    const VisitSettings& visits = m_plan.m_visits;
    for (int i = 0; i < tries; ++i) {
        const double drawn = 1000 * std::exp(visits.pauseLogMean + visits.pauseLogDeviation * m_random.normal());
        if (drawn >= double(VisitSettings::shortestPause)) return std::min(drawn, longestPause);
    }
    return double(VisitSettings::shortestPause);
}

double VisitPlan::User::drawPauses(double room)
{
    double span = 0;
    for (int i = 0; i < tries; ++i) {
        m_pauses.clear();
        span = 0;
        // What is already too long need not be drawn to its end, but for the last try, which is shortened.
        for (std::uint64_t visit = 1; visit < m_sessions && (span <= room || i + 1 == tries); ++visit)
            span += m_pauses.emplace_back(pause());
        if (span <= room) return span;
    }
    // As so many visits lie that fall anywhere within the room: their span is distributed as Beta(pauses, 2).
    const auto pauses = double(m_pauses.size());
    const double latest = std::pow(m_random.uniform(), 1 / (pauses + 1)),
                 share = latest * std::pow(m_random.uniform(), 1 / pauses);
    for (double& pause : m_pauses)
        pause *= share * room / span;
    return share * room;
}

Milliseconds VisitPlan::User::first(Philox& random)
{
    if (!m_plan.m_rhythm) return m_plan.startByCurve(m_isNew, random);
    const GenerateSpec& spec = m_plan.m_spec;
    const double low = m_isNew ? m_plan.m_lastBegin : m_plan.m_begin;
    double high = m_plan.m_end - drawPauses(m_plan.m_end - low);
    if (!m_isNew && spec.newUsers > 0) high = std::min(high, m_plan.m_lastBegin);
    const Milliseconds first = m_plan.m_rhythm->clock(low + m_random.uniform() * (high - low));
    return std::max(first, m_isNew ? m_plan.m_lastPart : spec.start); // but for rounding
}

Milliseconds VisitPlan::User::next(Milliseconds end)
{
    const double after = m_plan.m_rhythm->operational(end) + m_pauses.back();
    m_pauses.pop_back();
    return std::max(m_plan.m_rhythm->clock(after), end + VisitSettings::shortestPause);
}

} // namespace sessionsmith::synthesis
