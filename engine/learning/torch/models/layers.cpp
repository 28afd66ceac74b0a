// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/layers.h"

#include "engine/learning/torch/precision.h"

#include <limits>

namespace sessionsmith::learning {

namespace {

constexpr float never = std::numeric_limits<float>::lowest();

} // namespace

torch::Tensor linear(const torch::Tensor& values, const Part& part)
{
    return affine(values, part.weight(), part.bias());
}

torch::Tensor layerNorm(const torch::Tensor& values, const Part& part, double epsilon)
{
    return torch::layer_norm(values, {values.size(-1)}, part.weight(), part.bias(), epsilon);
}

torch::Tensor rootMeanSquareNorm(const torch::Tensor& values, const Part& part, double epsilon)
{
    return values * torch::rsqrt(values.square().mean(-1, true) + epsilon) * part.weight();
}

torch::Tensor Attention::operator()(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                    const Dropout& dropout) const
{
    const auto sliced = [this](const torch::Tensor& values) { // (rows x heads x places x width of a slice)
        return values.view({values.size(0), values.size(1), heads, values.size(2) / heads}).transpose(1, 2);
    };
    const auto agreement = product(sliced(query) * scale, sliced(key).transpose(-2, -1)) + bias;
    const auto mixed = product(dropout(agreement.softmax(-1)), sliced(value));
    return mixed.transpose(1, 2).reshape(query.sizes());
}

torch::Tensor paddingBias(const torch::Tensor& items, std::int64_t paddingItem)
{
    return torch::zeros(items.sizes(), torch::TensorOptions(items.device()).dtype(torch::kFloat))
        .masked_fill_(items.eq(paddingItem), never)
        .view({items.size(0), 1, 1, items.size(1)});
}

torch::Tensor causalBias(std::int64_t length, torch::Device device)
{
    return torch::full({length, length}, never, torch::TensorOptions(device).dtype(torch::kFloat))
        .triu(1)
        .view({1, 1, length, length});
}

} // namespace sessionsmith::learning
