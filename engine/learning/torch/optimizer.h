// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// AdamW over the weights of a model, with the schedule and the clipping of a TrainingSpec. Only matrices decay: gains
/// and biases have nothing to be kept small for.
class Optimizer
{
public:
    Optimizer(const TrainingSpec& spec, const SequenceModel& model, std::int64_t totalSteps);

    /// The learning rate of a step: a rise over the first 5% of them, then half a cosine down to a tenth.
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

    TrainingSpec m_spec;
    std::int64_t m_totalSteps;
    Weights m_parameters;
    torch::optim::AdamW m_adam;
};

} // namespace sessionsmith::learning
