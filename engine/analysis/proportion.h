// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sessionsmith::hmm {

struct Interval
{
    double low = 0, high = 1;
};

/// Of the probability behind `count` of `trials` independent cases, 95 % (Wilson 1927). All of 0 ... 1 without any.
Interval proportionInterval(std::size_t count, std::size_t trials);

} // namespace sessionsmith::hmm
