// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/holdout.h"

#include "engine/learning/torch/epoch.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::learning {

HoldOut::HoldOut(std::size_t count, std::uint64_t seed) : training(count)
{
    std::iota(training.begin(), training.end(), 0);
    if (count < 2) return;
    const std::size_t kept = std::clamp<std::size_t>(count / 20, 1, 2000);
    Philox random(seed, std::uint32_t(Purpose::HoldOut), 0);
    for (std::size_t i = 0; i < kept; ++i) // the first steps of a shuffle draw without replacement
        std::swap(training[i], training[i + random.below(std::uint32_t(count - i))]);
    heldOut.assign(training.begin(), training.begin() + std::ptrdiff_t(kept));
    training.erase(training.begin(), training.begin() + std::ptrdiff_t(kept));
    std::ranges::sort(training);
}

} // namespace sessionsmith::learning
