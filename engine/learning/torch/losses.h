// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/techniques.h"

#include <torch/torch.h>

namespace sessionsmith::learning {

// Losses of a prediction, in nats, as means over the n places where something is asked. Any floating type.

/// Cross-entropy over all items (n x items), with a share `smoothing` of the target spread over all of them.
torch::Tensor fullLoss(const torch::Tensor& scores, const torch::Tensor& targets, double smoothing);
/// The multinomial likelihood where a place tells several items: cross-entropy of each target at the place `owners`
/// (targets) says, a mean over all targets.
torch::Tensor multinomialLoss(const torch::Tensor& scores, const torch::Tensor& owners, const torch::Tensor& targets,
                              double smoothing);
/// Loss::Sampled: -s+ + ln(exp s+ + sum exp(s- - ln(k q))). `positive` (n); `negative` (n x k), `drawn` (k) which items
/// these are, `popularity` (k) with which probability q each was drawn. Negatives that are the target of their row are
/// left out.
torch::Tensor sampledLoss(const torch::Tensor& positive, const torch::Tensor& negative, const torch::Tensor& targets,
                          const torch::Tensor& drawn, const torch::Tensor& popularity);
/// Loss::Gbce with the exponent b; b = 1 is Loss::Bce. `positive` (n), `negative` (n x k).
torch::Tensor binaryLoss(const torch::Tensor& positive, const torch::Tensor& negative, double exponent);
/// b of Loss::Gbce for k negatives and a calibration t.
double calibrationExponent(std::size_t negatives, std::int64_t items, double calibration);

/// InfoNCE over two views of n sequences (n x hidden): each of the 2n looks for its other view among all others, by the
/// cosine over the temperature (NT-Xent, Chen et al., SimCLR, 2020). Mean over the 2n; 0 of a single sequence.
torch::Tensor contrastiveLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature);
/// How many of the 2n find their other view to be the most similar.
double contrastiveHits(const torch::Tensor& first, const torch::Tensor& second);

} // namespace sessionsmith::learning
