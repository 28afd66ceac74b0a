// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// The exponential moving average of weights while they are learnt (Polyak and Juditsky 1992; the decay of
/// Techniques::averaging).
class MovingAverage
{
public:
    /// Begins with these weights, which it changes in place.
    MovingAverage(double decay, Weights average) : m_decay(decay), m_average(std::move(average)) {}

    /// Takes in the weights after step `step`, from 0: average += (1 - min(decay, (1 + step) / (10 + step))) (weights -
    /// average).
    void add(const Weights& weights, std::int64_t step);
    const Weights& weights() const { return m_average; }

private:
    double m_decay;
    Weights m_average;
};

} // namespace sessionsmith::learning
