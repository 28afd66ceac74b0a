// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventorder.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <limits>

namespace sessionsmith::events {

std::span<const EventIndex> UserSorter::sorted(std::size_t begin, std::size_t end)
{
    m_sorted.clear();
    if (m_columns.session.empty() && m_columns.order.empty()) {
        if (m_columns.time.empty()) return {};
        const auto times = m_columns.time.subspan(begin, end - begin);
        if (std::ranges::is_sorted(times)) return {};
        if (sortTimes(times, begin)) return m_sorted;
    }
    m_keys.clear();
    for (std::size_t event = begin; event < end; ++event)
        m_keys.push_back({0, 0, m_columns.time.empty() ? 0 : m_columns.time[event],
                          m_columns.order.empty() ? 0 : m_columns.order[event], EventIndex(event)});
    if (!m_columns.session.empty()) addSessions(begin, end);
    if (std::ranges::is_sorted(m_keys, std::less<>())) return {};
    std::ranges::sort(m_keys, std::less<>());
    std::ranges::transform(m_keys, std::back_inserter(m_sorted), &Key::event);
    return m_sorted;
}

bool UserSorter::sortTimes(std::span<const Milliseconds> times, std::size_t begin)
{
    const auto [first, last] = std::ranges::minmax(times);
    const int placeBits = std::bit_width(times.size());
    if (std::bit_width(std::uint64_t(last) - std::uint64_t(first)) + placeBits > 64) return false;
    m_times.clear();
    for (std::size_t place = 0; place < times.size(); ++place)
        m_times.push_back((std::uint64_t(times[place]) - std::uint64_t(first)) << placeBits | place);
    std::ranges::sort(m_times);
    const std::uint64_t places = (std::uint64_t(1) << placeBits) - 1;
    for (const std::uint64_t time : m_times)
        m_sorted.push_back(EventIndex(begin + (time & places)));
    return true;
}

void UserSorter::addSessions(std::size_t begin, std::size_t end)
{
    m_places.clear();
    for (std::size_t event = begin; event < end; ++event)
        m_places.push_back({m_columns.session[event], event - begin});
    if (!std::ranges::is_sorted(m_places)) std::ranges::sort(m_places);
    for (auto session = m_places.begin(); session != m_places.end();) {
        const auto next =
            std::find_if(session, m_places.end(), [&](const auto& p) { return p.first != session->first; });
        Milliseconds start = std::numeric_limits<Milliseconds>::max();
        for (auto p = session; p != next; ++p)
            start = std::min(start, m_keys[p->second].time);
        for (auto p = session; p != next; ++p) {
            m_keys[p->second].sessionStart = start;
            m_keys[p->second].sessionFirst = m_keys[session->second].event;
        }
        session = next;
    }
}

} // namespace sessionsmith::events
