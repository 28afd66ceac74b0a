// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/spancorruption.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

namespace {

/// `count` in `parts` of at least one each, every way to do so alike: parts - 1 of the count - 1 places between two are
/// cuts.
std::vector<std::size_t> parted(std::size_t count, std::size_t parts, Philox& random)
{
    std::vector<std::size_t> lengths;
    std::size_t length = 1, cutsLeft = parts - 1;
    for (std::size_t left = count - 1; left > 0; --left) {
        if (random.below(std::uint32_t(left)) < cutsLeft) {
            lengths.push_back(length);
            length = 0;
            --cutsLeft;
        }
        ++length;
    }
    lengths.push_back(length);
    return lengths;
}

} // namespace

std::vector<bool> hiddenSpans(std::size_t length, double rate, double mean, std::size_t mostRuns, Philox& random)
{
    const auto hidden = std::size_t(std::clamp(std::round(double(length) * rate), 1.0, double(length - 1)));
    const std::size_t kept = length - hidden;
    const auto wanted = std::size_t(std::max(1.0, std::round(double(hidden) / mean)));
    // One run less than there may be: turning may cut one in two.
    const std::size_t runs = std::min({wanted, hidden, kept, std::max<std::size_t>(mostRuns, 2) - 1});
    const auto hiddenLengths = parted(hidden, runs, random), keptLengths = parted(kept, runs, random);
    std::vector<bool> mask;
    for (std::size_t run = 0; run < runs; ++run) {
        mask.insert(mask.end(), keptLengths[run], false);
        mask.insert(mask.end(), hiddenLengths[run], true);
    }
    std::rotate(mask.begin(), mask.begin() + random.below(std::uint32_t(length)), mask.end());
    return mask;
}

} // namespace sessionsmith::learning
