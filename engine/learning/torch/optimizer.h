// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

struct OptimizerSpec
{
    double learningRate = 1e-3, l2 = 0, gradientClip = 0;
};

/// AdamW over the weights of a model, with a schedule and the clipping of the gradient's norm (0: none). Only matrices
/// decay: gains and biases have nothing to be kept small for.
class Optimizer
{
public:
    /// The weights stay the model's: they are changed in place.
    Optimizer(const OptimizerSpec& spec, const Weights& weights, std::int64_t totalSteps);

    /// The learning rate of a step: a rise over the first 5% of them, then half a cosine down to a tenth, where it
    /// stays.
    double learningRate(std::int64_t step) const;
    /// Follows the gradient of `loss`. False, and nothing changed, if the gradient is not finite.
    bool step(const torch::Tensor& loss, std::int64_t step);

    /// The running means of the gradients and of their squares, by the name of the parameter.
    Weights firstMoments() const { return moments(true); }
    Weights secondMoments() const { return moments(false); }
    /// Goes on from such moments after `steps` steps.
    void restore(const Weights& first, const Weights& second, std::int64_t steps);

private:
    Weights moments(bool first) const;

    OptimizerSpec m_spec;
    std::int64_t m_totalSteps;
    Weights m_parameters;
    torch::optim::AdamW m_adam;
};

} // namespace sessionsmith::learning
