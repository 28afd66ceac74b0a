// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/holdout.h"

#include "engine/base/random.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::learning {

constexpr std::uint32_t purpose = 0x4c06; // beside those of engine/learning/torch/epoch.h

HoldOut::HoldOut(std::size_t count, std::uint64_t seed) : training(count)
{
    std::iota(training.begin(), training.end(), 0);
    if (count < 2) return;
    const std::size_t kept = std::clamp<std::size_t>(count / 20, 1, 2000);
    Philox random(seed, purpose, 0);
    for (std::size_t i = 0; i < kept; ++i) // the first steps of a shuffle draw without replacement
        std::swap(training[i], training[i + random.below(std::uint32_t(count - i))]);
    heldOut.assign(training.begin(), training.begin() + std::ptrdiff_t(kept));
    training.erase(training.begin(), training.begin() + std::ptrdiff_t(kept));
    std::ranges::sort(training);
}

} // namespace sessionsmith::learning
