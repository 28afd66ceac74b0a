// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace sessionsmith::events {

/// Sessions as a generator draws them, one behind the other: neither whose they are nor when they begin.
struct DrawnSessions
{
    std::vector<std::int32_t> actions, items; ///< of each event
    std::vector<double> gaps;                 ///< the same: seconds since the event before, 0 for the first
    std::vector<std::int32_t> lengths;        ///< events of each session
};

} // namespace sessionsmith::events
