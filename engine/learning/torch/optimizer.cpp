// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/optimizer.h"

#include <cmath>
#include <numbers>
#include <sstream>
#include <type_traits>

namespace sessionsmith::learning {

namespace {

std::vector<torch::optim::OptimizerParamGroup> parameterGroups(const OptimizerSpec& spec, const Weights& parameters)
{
    std::vector<torch::Tensor> matrices, vectors;
    for (const auto& [name, tensor] : parameters)
        (tensor.dim() == 2 ? matrices : vectors).push_back(tensor);
    const auto options = [&](double decay) {
        return std::make_unique<torch::optim::AdamWOptions>(
            torch::optim::AdamWOptions(spec.learningRate).weight_decay(decay));
    };
    return {{matrices, options(spec.l2)}, {vectors, options(0)}};
}

/// LibTorch keeps the state of a parameter under its address: as text until 2.0, as the pointer since then.
template <typename State>
typename State::key_type stateKey(const State&, const torch::Tensor& parameter)
{
    if constexpr (std::is_same_v<typename State::key_type, std::string>)
        return (std::ostringstream() << parameter.unsafeGetTensorImpl()).str();
    else
        return parameter.unsafeGetTensorImpl();
}

} // namespace

Optimizer::Optimizer(const OptimizerSpec& spec, const Weights& weights, std::int64_t totalSteps)
    : m_spec(spec), m_totalSteps(totalSteps), m_parameters(weights),
      m_adam(parameterGroups(spec, m_parameters), torch::optim::AdamWOptions(spec.learningRate))
{}

double Optimizer::learningRate(std::int64_t step) const
{
    const double warmUp = std::max(1.0, 0.05 * double(m_totalSteps));
    if (double(step) < warmUp) return m_spec.learningRate * std::min(1.0, double(step + 1) / warmUp);
    const double way = std::min(1.0, (double(step) - warmUp) / std::max(1.0, double(m_totalSteps) - warmUp));
    return m_spec.learningRate * (0.1 + 0.9 * 0.5 * (1 + std::cos(std::numbers::pi * way)));
}

bool Optimizer::step(const torch::Tensor& loss, std::int64_t step)
{
    m_adam.zero_grad();
    loss.backward();
    std::vector<torch::Tensor> parameters;
    for (const auto& [name, tensor] : m_parameters)
        parameters.push_back(tensor);
    const double bound = m_spec.gradientClip > 0 ? m_spec.gradientClip : std::numeric_limits<double>::infinity();
    if (!std::isfinite(torch::nn::utils::clip_grad_norm_(parameters, bound))) return false;
    for (auto& group : m_adam.param_groups())
        static_cast<torch::optim::AdamWOptions&>(group.options()).lr(learningRate(step));
    m_adam.step();
    return true;
}

Weights Optimizer::moments(bool first) const
{
    const auto& states = m_adam.state();
    Weights found;
    for (const auto& [name, tensor] : m_parameters) {
        const auto state = states.find(stateKey(states, tensor));
        if (state == states.end()) continue; // nothing learnt yet
        const auto& adam = static_cast<const torch::optim::AdamWParamState&>(*state->second);
        found[name] = first ? adam.exp_avg() : adam.exp_avg_sq();
    }
    return found;
}

void Optimizer::restore(const Weights& first, const Weights& second, std::int64_t steps)
{
    auto& states = m_adam.state();
    for (const auto& [name, tensor] : m_parameters) {
        if (!first.contains(name) || !second.contains(name)) continue;
        auto state = std::make_unique<torch::optim::AdamWParamState>();
        state->step(steps);
        state->exp_avg(first.at(name).to(tensor.device()).clone());
        state->exp_avg_sq(second.at(name).to(tensor.device()).clone());
        states[stateKey(states, tensor)] = std::move(state);
    }
}

} // namespace sessionsmith::learning
