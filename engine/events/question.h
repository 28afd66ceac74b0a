// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sessionsmith::events {

/// One question of an evaluation: the events [begin, target) of some data are known, the item of `target` is asked.
struct Question
{
    std::size_t begin = 0;
    std::size_t target = 0;

    bool operator==(const Question&) const = default;
};

} // namespace sessionsmith::events
