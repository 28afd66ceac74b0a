// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventorder.h"

#include "engine/base/parallel.h"

#include <algorithm>
#include <compare>
#include <limits>

namespace sessionsmith::events {

namespace {

/// Sorts the events of one user after another.
class UserSorter
{
public:
    explicit UserSorter(const SortColumns& columns) : m_columns(columns) {}

    /// `events` are those of the user, in the order of the file.
    void sort(std::span<EventIndex> events)
    {
        m_keys.clear();
        for (const EventIndex event : events)
            m_keys.push_back({0, 0, m_columns.time.empty() ? 0 : m_columns.time[event],
                              m_columns.order.empty() ? 0 : m_columns.order[event], event});
        if (!m_columns.session.empty()) addSessions(events);
        if (std::ranges::is_sorted(m_keys, std::less<>())) return;
        std::ranges::sort(m_keys, std::less<>());
        std::ranges::transform(m_keys, events.begin(), &Key::event);
    }

private:
    struct Key
    {
        Milliseconds sessionStart;
        EventIndex sessionFirst; ///< the event of the session that comes first in the file
        Milliseconds time;
        double order;
        EventIndex event;
        auto operator<=>(const Key&) const = default;
    };

    void addSessions(std::span<const EventIndex> events)
    {
        m_places.clear();
        for (std::size_t place = 0; place < events.size(); ++place)
            m_places.push_back({m_columns.session[events[place]], place});
        if (!std::ranges::is_sorted(m_places)) std::ranges::sort(m_places);
        for (auto begin = m_places.begin(); begin != m_places.end();) {
            const auto end =
                std::find_if(begin, m_places.end(), [&](const auto& p) { return p.first != begin->first; });
            Milliseconds start = std::numeric_limits<Milliseconds>::max();
            for (auto p = begin; p != end; ++p)
                start = std::min(start, m_keys[p->second].time);
            for (auto p = begin; p != end; ++p) {
                m_keys[p->second].sessionStart = start;
                m_keys[p->second].sessionFirst = events[begin->second];
            }
            begin = end;
        }
    }

    const SortColumns& m_columns;
    std::vector<Key> m_keys;
    std::vector<std::pair<std::int32_t, std::size_t>> m_places; // of events, by the name of their session
};

} // namespace

Column<EventIndex> sortedOrder(const SortColumns& columns, std::size_t users, unsigned threads)
{
    // Counting sorts by user, and leaves only the events of each to sort.
    std::vector<EventIndex> end(users + 1, 0);
    for (const std::int32_t user : columns.user)
        ++end[std::size_t(user) + 1];
    for (std::size_t user = 1; user < end.size(); ++user)
        end[user] += end[user - 1];
    Column<EventIndex> order(columns.user.size());
    for (std::size_t event = 0; event < order.size(); ++event)
        order[end[std::size_t(columns.user[event])]++] = EventIndex(event);

    constexpr std::size_t grain = 256; // users
    parallelFor(users, grain, threads, [&](std::size_t first, std::size_t last) {
        UserSorter sorter(columns);
        for (std::size_t user = first; user < last; ++user) {
            const std::size_t begin = user == 0 ? 0 : end[user - 1];
            sorter.sort(std::span(order).subspan(begin, end[user] - begin));
        }
    });
    return order;
}

} // namespace sessionsmith::events
