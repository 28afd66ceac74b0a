// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// What models predict together: ln of the mean of their probabilities at a temperature, (places x items).
torch::Tensor jointPrediction(std::span<const SequenceModel> models, const Batch& batch, double temperature = 1);

/// T^2 KL(teachers || student) as a mean over the places, where both are softened by the temperature T (Hinton, Vinyals
/// and Dean 2015). `known`: jointPrediction() at T.
torch::Tensor distillationLoss(const torch::Tensor& known, const torch::Tensor& scores, double temperature);

} // namespace sessionsmith::learning
