// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/losses.h"

#include <cmath>
#include <limits>

namespace sessionsmith::learning {

namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

/// Cosines of all 2n views with each other, of which none is compared with itself: (2n x 2n).
torch::Tensor similarities(const torch::Tensor& first, const torch::Tensor& second)
{
    const auto views = torch::nn::functional::normalize(torch::cat({first, second}));
    const auto itself = torch::eye(views.size(0), torch::TensorOptions(views.device()).dtype(torch::kBool));
    return views.matmul(views.t()).masked_fill(itself, never);
}

/// Which one is the other view of each.
torch::Tensor partners(const torch::Tensor& first)
{
    const std::int64_t count = first.size(0);
    const auto numbers = torch::arange(2 * count, torch::TensorOptions(first.device()).dtype(torch::kLong));
    return (numbers + count).remainder(2 * count);
}

} // namespace

torch::Tensor fullLoss(const torch::Tensor& scores, const torch::Tensor& targets, double smoothing)
{
    return torch::cross_entropy_loss(scores, targets, {}, at::Reduction::Mean, -100, smoothing);
}

torch::Tensor multinomialLoss(const torch::Tensor& scores, const torch::Tensor& owners, const torch::Tensor& targets,
                              double smoothing)
{
    const auto predicted = scores.log_softmax(1);
    const auto right = predicted.index({owners, targets}).mean();
    if (smoothing == 0) return -right;
    return -(1 - smoothing) * right - smoothing * predicted.mean(1).index_select(0, owners).mean();
}

torch::Tensor sampledLoss(const torch::Tensor& positive, const torch::Tensor& negative, const torch::Tensor& targets,
                          const torch::Tensor& drawn, const torch::Tensor& popularity)
{
    const auto expected = (popularity * double(negative.size(1))).log(); // draws of each
    const auto others =
        (negative - expected.unsqueeze(0)).masked_fill(targets.unsqueeze(1).eq(drawn.unsqueeze(0)), never);
    const auto all = torch::cat({positive.unsqueeze(1), others}, 1);
    return (all.logsumexp(1) - positive).mean();
}

torch::Tensor binaryLoss(const torch::Tensor& positive, const torch::Tensor& negative, double exponent)
{
    const auto right = exponent * torch::log_sigmoid(positive);
    const auto wrong = torch::log_sigmoid(-negative).sum(1);
    return -(right + wrong).mean() / double(negative.size(1) + 1);
}

double calibrationExponent(std::size_t negatives, std::int64_t items, double calibration)
{
    const double share = double(negatives) / double(items - 1);
    return share * (calibration * (1 - 1 / share) + 1 / share);
}

torch::Tensor contrastiveLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature)
{
    return torch::cross_entropy_loss(similarities(first, second) / temperature, partners(first));
}

double contrastiveHits(const torch::Tensor& first, const torch::Tensor& second)
{
    return similarities(first, second).argmax(1).eq(partners(first)).sum().item<double>();
}

} // namespace sessionsmith::learning
