// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sessionsmith::events {

/// The place of an event in a file or a log.
using EventIndex = std::uint32_t;

/// What events of a user are sorted by: (E), the events of each user in one piece, in the order of the file; or empty
/// for what the log has not.
struct SortColumns
{
    std::span<const std::int32_t> session; ///< by name; the same one of two users is two sessions
    std::span<const Milliseconds> time;
    std::span<const double> order;
};

/// Sorts the events of one user after another: the sessions, each in one piece, by their earliest time, then in order
/// of first appearance; within them by time, then order, then as in the file.
class UserSorter
{
public:
    explicit UserSorter(const SortColumns& columns) : m_columns(columns) {}

    /// The events begin ... end-1, which are those of a user, as they are to stand; empty where they stand so already.
    /// Valid until the next call.
    std::span<const EventIndex> sorted(std::size_t begin, std::size_t end);

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
    /// By time alone. False if the times lie too far apart for that.
    bool sortTimes(std::span<const Milliseconds> times, std::size_t begin);
    void addSessions(std::size_t begin, std::size_t end);

    const SortColumns m_columns;
    std::vector<Key> m_keys;
    std::vector<std::uint64_t> m_times;                         // since the first one, then the place among the events
    std::vector<std::pair<std::int32_t, std::size_t>> m_places; // of events, by the name of their session
    std::vector<EventIndex> m_sorted;
};

} // namespace sessionsmith::events
