// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <torch/torch.h>

#include <map>
#include <string>
#include <vector>

namespace sessionsmith::learning {

using Weights = std::map<std::string, torch::Tensor>;

/// Sets a random share of the values to zero and scales up the rest; as it stands, the identity. With a generator of
/// its own, so that what other threads draw does not matter.
struct Dropout
{
    double rate = 0;
    c10::optional<at::Generator> generator;

    torch::Tensor operator()(const torch::Tensor& values) const;
};

/// One parameter: its name in a checkpoint and its extents.
struct ParameterShape
{
    std::string name;
    std::vector<std::int64_t> shape;
    bool isMatrix() const { return shape.size() == 2; }
};

/// Copies that later steps do not change.
Weights copyOf(const Weights& weights);
/// Moves them there and has them gather gradients or not.
void place(Weights& weights, torch::Device device, bool learns);

/// Errors: the first weight by name that is not finite everywhere.
Result<> checkFinite(const Weights& weights);

/// Errors: the loss is no finite number, or, what is its cause, a weight.
Result<> checkLoss(double loss, const Weights& weights);

/// A tensor of its own with these values: the vector need not outlive it.
torch::Tensor tensorOf(const std::vector<std::int64_t>& values, at::IntArrayRef shape, torch::Device device);

} // namespace sessionsmith::learning
