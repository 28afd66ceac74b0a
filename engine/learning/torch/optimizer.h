// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/learning/techniques.h"
#include "engine/learning/torch/adamw.h"
#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

struct OptimizerSpec
{
    double learningRate = 1e-3, l2 = 0, gradientClip = 0;
    double warmUp = 0.05; ///< share of the steps
    Decline decline = Decline::Cosine;
    FreezeSpec freeze;
    int layers = 0; ///< that the rates of `freeze` go by
    Update update = Update::Fused;
};

/// AdamW over the weights of a model, with a schedule and the clipping of the gradient's norm (0: none). Only matrices
/// decay: gains and biases have nothing to be kept small for. What gathers no gradients is not learnt.
class Optimizer
{
public:
    /// The weights stay the model's: they are changed in place.
    Optimizer(const OptimizerSpec& spec, const Weights& weights, std::int64_t totalSteps);

    /// The learning rate of a step: a rise over the warm-up, then down to a tenth, where it stays, or as it is.
    double learningRate(std::int64_t step) const;
    /// Begins a step: gradients of losses that are taken from now on add up.
    void begin();
    /// Follows the gradients that were gathered. Errors: the first parameter by name whose gradient is not finite;
    /// nothing is changed then.
    Result<> follow(std::int64_t step);
    /// All of it with the gradient of `loss`.
    Result<> step(const torch::Tensor& loss, std::int64_t step);

    double gradientNorm() const { return m_gradientNorm; } ///< of the last step, before it was cut

    /// The running means of the gradients and of their squares, by the name of the parameter.
    Weights firstMoments() { return moments(true); }
    Weights secondMoments() { return moments(false); }
    /// Goes on from such moments after `steps` steps.
    void restore(const Weights& first, const Weights& second, std::int64_t steps);

private:
    Weights moments(bool first);
    /// Errors: see follow().
    Result<> checkGradients();

    OptimizerSpec m_spec;
    std::int64_t m_totalSteps;
    Weights m_parameters; ///< that are learnt
    struct Group
    {
        double rate; ///< relative to that of the step
        std::vector<std::string> names;
        AdamWGroup tensors;
    };
    std::vector<Group> m_groups;
    std::int64_t m_steps = 0; ///< that were done
    double m_gradientNorm = 0;
};

} // namespace sessionsmith::learning
