// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/precision.h"

#include <mutex>
#include <utility>

namespace sessionsmith::learning {

namespace {

thread_local Precision current = Precision::Float32;

void allowTensorFloat32(bool isAllowed)
{
    at::globalContext().setAllowTF32CuBLAS(isAllowed);
    at::globalContext().setAllowTF32CuDNN(isAllowed);
}

/// It is of the whole process: allowed as long as one thread asks for it, whatever others compute in meanwhile.
/// LibTorch by itself allows it to cuDNN, which would make float32 something else.
void useTensorFloat32(int more)
{
    static std::mutex mutex;
    static int users = 0;
    const std::lock_guard lock(mutex);
    users += more;
    allowTensorFloat32(users > 0);
}

} // namespace

PrecisionScope::PrecisionScope(Precision precision) : m_before(std::exchange(current, precision))
{
    useTensorFloat32(precision == Precision::TensorFloat32 ? 1 : 0);
}

PrecisionScope::~PrecisionScope()
{
    useTensorFloat32(current == Precision::TensorFloat32 ? -1 : 0);
    current = m_before;
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
