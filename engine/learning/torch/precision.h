// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/techniques.h"

#include <torch/torch.h>

namespace sessionsmith::learning {

/// What this thread multiplies matrices in as long as the object lives. What was computed so is differentiated so.
class PrecisionScope
{
public:
    explicit PrecisionScope(Precision precision);
    ~PrecisionScope();
    PrecisionScope(const PrecisionScope&) = delete;
    PrecisionScope& operator=(const PrecisionScope&) = delete;

private:
    Precision m_before;
};

/// x W^T + b, float32 in and out; `bias` may be undefined.
torch::Tensor affine(const torch::Tensor& values, const torch::Tensor& weight, const torch::Tensor& bias = {});
/// a b, by the last two dimensions, float32 in and out.
torch::Tensor product(const torch::Tensor& a, const torch::Tensor& b);

} // namespace sessionsmith::learning
