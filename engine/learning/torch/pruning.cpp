// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/pruning.h"

namespace sessionsmith::learning {

Weights pruned(const Weights& weights, double share)
{
    const torch::NoGradGuard noGradients;
    Weights result = copyOf(weights);
    for (auto& [name, tensor] : result) {
        if (tensor.dim() != 2) continue;
        const auto zeros = std::int64_t(share * double(tensor.numel()));
        const auto order = std::get<1>(tensor.abs().flatten().sort(/*stable=*/true, /*dim=*/0, /*descending=*/false));
        tensor.view({-1}).index_fill_(0, order.narrow(0, 0, zeros), 0);
    }
    return result;
}

Weights keptBy(const Weights& weights)
{
    Weights kept;
    for (const auto& [name, tensor] : weights)
        if (tensor.dim() == 2) kept[name] = tensor.detach().ne(0);
    return kept;
}

void keepOnly(const Weights& kept, const Weights& weights)
{
    const torch::NoGradGuard noGradients;
    for (const auto& [name, mask] : kept)
        torch::Tensor(weights.at(name)).mul_(mask);
}

} // namespace sessionsmith::learning
