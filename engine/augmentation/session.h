// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <cstdint>
#include <vector>

namespace sessionsmith::augmentation {

/// An event in the indices of a log; without a category or a time where the log has none.
struct Event
{
    std::int32_t action = 0;
    std::int32_t item = 0;
    std::int32_t category = -1;
    Milliseconds time = 0;

    bool operator==(const Event&) const = default;
};

/// Of one visit, sorted by time.
using Session = std::vector<Event>;

} // namespace sessionsmith::augmentation
