// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/movingaverage.h"

#include <algorithm>

namespace sessionsmith::learning {

void MovingAverage::add(const Weights& weights, std::int64_t step)
{
    const torch::NoGradGuard noGradients;
    const double decay = std::min(m_decay, (1 + double(step)) / (10 + double(step)));
    for (auto& [name, average] : m_average)
        average.lerp_(weights.at(name), 1 - decay);
}

} // namespace sessionsmith::learning
