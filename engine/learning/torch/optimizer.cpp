// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/optimizer.h"

#include "engine/learning/torch/parameterplace.h"

#include <cmath>
#include <numbers>

namespace sessionsmith::learning {

namespace {

Weights learnt(const Weights& weights)
{
    Weights parameters;
    for (const auto& [name, tensor] : weights)
        if (tensor.requires_grad()) parameters[name] = tensor;
    return parameters;
}

} // namespace

Optimizer::Optimizer(const OptimizerSpec& spec, const Weights& weights, std::int64_t totalSteps)
    : m_spec(spec), m_totalSteps(totalSteps), m_parameters(learnt(weights))
{
    std::map<std::pair<double, bool>, std::vector<std::string>> grouped; // matrices apart from vectors
    for (const auto& [name, tensor] : m_parameters)
        grouped[{rateOf(spec.freeze, name, spec.layers), tensor.dim() != 2}].push_back(name);
    for (auto& [key, names] : grouped) {
        const auto [rate, isVector] = key;
        std::vector<torch::Tensor> tensors;
        for (const std::string& name : names)
            tensors.push_back(m_parameters.at(name));
        m_groups.push_back({rate, std::move(names), {std::move(tensors), isVector ? 0 : spec.l2, spec.update}});
    }
}

void Optimizer::begin()
{
    for (auto& [name, tensor] : m_parameters)
        if (torch::Tensor& gradient = tensor.mutable_grad(); gradient.defined()) gradient.detach_().zero_();
}

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
    ++m_steps;
    for (Group& group : m_groups)
        group.tensors.step(m_steps, learningRate(step) * group.rate);
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

Weights Optimizer::moments(bool first)
{
    Weights found;
    if (m_steps == 0) return found; // nothing learnt yet
    for (Group& group : m_groups) {
        const auto& moments = first ? group.tensors.firstMoments() : group.tensors.secondMoments();
        for (std::size_t i = 0; i < moments.size(); ++i)
            found[group.names[i]] = moments[i];
    }
    return found;
}

void Optimizer::restore(const Weights& first, const Weights& second, std::int64_t steps)
{
    m_steps = first.empty() ? 0 : steps; // as moments() has none before the first step
    for (Group& group : m_groups)
        for (std::size_t i = 0; i < group.names.size(); ++i) {
            const std::string& name = group.names[i];
            if (!first.contains(name) || !second.contains(name)) continue;
            group.tensors.firstMoments()[i].copy_(first.at(name));
            group.tensors.secondMoments()[i].copy_(second.at(name));
        }
}

} // namespace sessionsmith::learning
