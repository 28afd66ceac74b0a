// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/optimizer.h"

#include "engine/learning/torch/parameterplace.h"

#include <cmath>
#include <numbers>
#include <sstream>
#include <type_traits>

namespace sessionsmith::learning {

namespace {

Weights learnt(const Weights& weights)
{
    Weights parameters;
    for (const auto& [name, tensor] : weights)
        if (tensor.requires_grad()) parameters[name] = tensor;
    return parameters;
}

/// A group for each rate and decay.
std::vector<torch::optim::OptimizerParamGroup> parameterGroups(const OptimizerSpec& spec, const Weights& parameters,
                                                               std::vector<double>& rates)
{
    std::map<std::pair<double, bool>, std::vector<torch::Tensor>> grouped; // matrices apart from vectors
    for (const auto& [name, tensor] : parameters)
        grouped[{rateOf(spec.freeze, name, spec.layers), tensor.dim() != 2}].push_back(tensor);
    std::vector<torch::optim::OptimizerParamGroup> groups;
    for (const auto& [key, tensors] : grouped) {
        const auto [rate, isVector] = key;
        rates.push_back(rate);
        groups.emplace_back(
            tensors, std::make_unique<torch::optim::AdamWOptions>(
                         torch::optim::AdamWOptions(spec.learningRate * rate).weight_decay(isVector ? 0 : spec.l2)));
    }
    return groups;
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
    : m_spec(spec), m_totalSteps(totalSteps), m_parameters(learnt(weights)),
      m_adam(parameterGroups(spec, m_parameters, m_rates), torch::optim::AdamWOptions(spec.learningRate))
{}

double Optimizer::learningRate(std::int64_t step) const
{
    const double warmUp = std::max(1.0, m_spec.warmUp * double(m_totalSteps));
    if (double(step) < warmUp) return m_spec.learningRate * std::min(1.0, double(step + 1) / warmUp);
    const double way = std::min(1.0, (double(step) - warmUp) / std::max(1.0, double(m_totalSteps) - warmUp));
    switch (m_spec.decline) {
    case Decline::Cosine:
        return m_spec.learningRate * (0.1 + 0.9 * 0.5 * (1 + std::cos(std::numbers::pi * way)));
    case Decline::Linear:
        return m_spec.learningRate * (1 - 0.9 * way);
    case Decline::Constant:
        break;
    }
    return m_spec.learningRate;
}

Result<> Optimizer::follow(std::int64_t step)
{
    std::vector<torch::Tensor> parameters;
    for (auto& [name, tensor] : m_parameters) {
        // Nothing asked for it (a bias, where items are not predicted): its moments are to be there all the same.
        if (!tensor.grad().defined()) tensor.mutable_grad() = torch::zeros_like(tensor);
        parameters.push_back(tensor);
    }
    if (auto finite = checkGradients(); !finite) return finite;
    if (m_spec.gradientClip > 0) torch::nn::utils::clip_grad_norm_(parameters, m_spec.gradientClip);
    for (std::size_t i = 0; i < m_rates.size(); ++i)
        static_cast<torch::optim::AdamWOptions&>(m_adam.param_groups()[i].options())
            .lr(learningRate(step) * m_rates[i]);
    m_adam.step();
    return {};
}

Result<> Optimizer::step(const torch::Tensor& loss, std::int64_t step)
{
    begin();
    loss.backward();
    return follow(step);
}

Result<> Optimizer::checkGradients()
{
    std::vector<torch::Tensor> norms;
    for (const auto& [name, tensor] : m_parameters)
        norms.push_back(tensor.grad().norm());
    m_gradientNorm = torch::stack(norms).norm().item<double>();
    if (std::isfinite(m_gradientNorm)) return {};
    for (const auto& [name, tensor] : m_parameters)
        if (!tensor.grad().isfinite().all().item<bool>())
            return fail(SS_TEXT("engine", "the gradient of {0} is no longer finite"), name);
    return fail(SS_TEXT("engine", "the norm of the gradient is beyond all numbers"));
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
