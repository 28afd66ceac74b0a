// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/weights.h"

#include <cmath>

namespace sessionsmith::learning {

torch::Tensor Dropout::operator()(const torch::Tensor& values) const
{
    if (rate <= 0) return values;
    const double keep = 1 - rate;
    return values * torch::empty_like(values).bernoulli_(keep, generator).div_(keep);
}

Weights copyOf(const Weights& weights)
{
    Weights copy;
    for (const auto& [name, tensor] : weights)
        copy[name] = tensor.detach().clone();
    return copy;
}

void place(Weights& weights, torch::Device device, bool learns)
{
    for (auto& [name, tensor] : weights)
        tensor = tensor.detach().to(device).requires_grad_(learns);
}

Result<> checkFinite(const Weights& weights)
{
    for (const auto& [name, tensor] : weights)
        if (!tensor.isfinite().all().item<bool>())
            return fail(SS_TEXT("engine", "the parameter {0} is no longer finite"), name);
    return {};
}

Result<> checkLoss(double loss, const Weights& weights)
{
    if (std::isfinite(loss)) return {};
    if (auto sound = checkFinite(weights); !sound) return sound;
    return fail(SS_TEXT("engine", "the loss is no longer finite"));
}

torch::Tensor tensorOf(const std::vector<std::int64_t>& values, at::IntArrayRef shape, torch::Device device)
{
    return torch::from_blob(const_cast<std::int64_t*>(values.data()), shape, torch::kInt64).clone().to(device);
}

} // namespace sessionsmith::learning
