// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sessionsmith::learning {

/// Sequences by their number, some of them kept from learning.
struct HoldOut
{
    std::vector<std::size_t> training, heldOut;

    /// A twentieth of `count` sequences is held out, at least one and at most 2,000; of a single one none.
    HoldOut(std::size_t count, std::uint64_t seed);
};

} // namespace sessionsmith::learning
