// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/modelspec.h"
#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// The weights of one part of a model: those whose names begin alike. They stay those of the caller.
class Part
{
public:
    explicit Part(const Weights& weights, std::string prefix = {}) : m_weights(weights), m_prefix(std::move(prefix)) {}

    Part part(const std::string& name) const { return Part(m_weights, m_prefix + name + "."); }
    const torch::Tensor& at(const std::string& name) const { return m_weights.at(m_prefix + name); }
    const torch::Tensor& weight() const { return at("weight"); }
    const torch::Tensor& bias() const { return at("bias"); }

private:
    const Weights& m_weights;
    std::string m_prefix;
};

/// x W^T + b
torch::Tensor linear(const torch::Tensor& values, const Part& part);
/// (x - mean) / sqrt(variance + epsilon) x gain + bias, over the last dimension (Ba, Kiros and Hinton 2016).
torch::Tensor layerNorm(const torch::Tensor& values, const Part& part, double epsilon);
/// x / sqrt(mean of squares + epsilon) x gain (Zhang and Sennrich 2019).
torch::Tensor rootMeanSquareNorm(const torch::Tensor& values, const Part& part, double epsilon);

/// A sublayer and the way around it: x + f(norm(x)), or norm(x + f(x)).
template <typename Norm, typename Function>
torch::Tensor residual(NormPlace place, const torch::Tensor& values, Norm&& norm, Function&& function)
{
    return place == NormPlace::Pre ? values + function(norm(values)) : norm(values + function(values));
}

/// softmax(scale x Q K^T + bias) V in `heads` slices of the width (Vaswani et al. 2017), side by side again.
struct Attention
{
    std::int64_t heads = 1;
    double scale = 1;
    torch::Tensor bias; ///< adds to (rows x heads x queries x keys): minus infinity where nobody may look

    /// Queries (rows x queries x width), keys and values (rows x keys x width).
    torch::Tensor operator()(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                             const Dropout& dropout) const;
};

/// (rows x 1 x 1 x keys): keeps attention from the padding. So low that nothing is left of it, yet finite: a row of
/// padding alone shall give numbers.
torch::Tensor paddingBias(const torch::Tensor& items, std::int64_t paddingItem);
/// (1 x 1 x length x length): keeps it from what comes later.
torch::Tensor causalBias(std::int64_t length, torch::Device device);

} // namespace sessionsmith::learning
