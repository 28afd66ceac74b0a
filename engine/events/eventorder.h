// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/column.h"
#include "engine/base/time.h"

#include <cstdint>
#include <span>

namespace sessionsmith::events {

/// The place of an event in a file or a log.
using EventIndex = std::uint32_t;

/// What events are sorted by, in the order of the file: (E), or empty for what the log has not.
struct SortColumns
{
    std::span<const std::int32_t> user;    ///< 0 ... users-1
    std::span<const std::int32_t> session; ///< by name; the same one of two users is two sessions
    std::span<const Milliseconds> time;
    std::span<const double> order;
};

/// The events sorted by user; of a user the sessions, each in one piece, by their earliest time, then in order of first
/// appearance; within them by time, then order, then as in the file. (E)
Column<EventIndex> sortedOrder(const SortColumns& columns, std::size_t users, unsigned threads);

} // namespace sessionsmith::events
