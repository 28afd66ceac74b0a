// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/precision.h"

#include <utility>

namespace sessionsmith::learning {

namespace {

thread_local Precision current = Precision::Float32;

/// Of the whole process: the GPU has one training at a time, for others wait.
void useTensorFloat32(bool isUsed)
{
    at::globalContext().setAllowTF32CuBLAS(isUsed);
    at::globalContext().setAllowTF32CuDNN(isUsed);
}

} // namespace

PrecisionScope::PrecisionScope(Precision precision) : m_before(std::exchange(current, precision))
{
    useTensorFloat32(current == Precision::TensorFloat32);
}

PrecisionScope::~PrecisionScope()
{
    current = m_before;
    useTensorFloat32(current == Precision::TensorFloat32);
}

torch::Tensor affine(const torch::Tensor& values, const torch::Tensor& weight, const torch::Tensor& bias)
{
    if (current != Precision::BFloat16) return torch::linear(values, weight, bias);
    const auto sums = torch::linear(values.to(torch::kBFloat16), weight.to(torch::kBFloat16)).to(torch::kFloat);
    return bias.defined() ? sums + bias : sums;
}

torch::Tensor product(const torch::Tensor& a, const torch::Tensor& b)
{
    if (current != Precision::BFloat16) return torch::matmul(a, b);
    return torch::matmul(a.to(torch::kBFloat16), b.to(torch::kBFloat16)).to(torch::kFloat);
}

} // namespace sessionsmith::learning
