// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/techniques.h"

#include <torch/torch.h>

#include <functional>

namespace sessionsmith::learning {

/// Disturbs embedded sequences (rows x length x hidden) where a training suffers most from it; see Adversarial.
class Disturbance
{
public:
    /// What the model makes of embedded sequences: a loss, or for Vat the scores (places x items) of its prediction.
    /// Each call must draw the same dropout.
    using Forward = std::function<torch::Tensor(const torch::Tensor& embedded)>;

    explicit Disturbance(const Techniques& techniques) : m_techniques(techniques) {}

    /// Fgm and Pgd: the worst found around `embedded`, whose loss has the gradient `gradient` there. No gradient comes
    /// through it.
    torch::Tensor against(const torch::Tensor& gradient, const torch::Tensor& embedded, const Forward& loss) const;
    /// Vat: the one that changes most what `scores` predicts, searched from `direction` on, and the divergence
    /// KL(undisturbed || disturbed) there, as a mean over the places. The undisturbed prediction is taken as given.
    torch::Tensor virtualLoss(const torch::Tensor& embedded, const torch::Tensor& direction,
                              const Forward& scores) const;

    /// `direction` made `share` as long as `embedded`, sequence by sequence; zero where it is zero.
    static torch::Tensor scaled(const torch::Tensor& direction, const torch::Tensor& embedded, double share);

private:
    const Techniques m_techniques;
};

} // namespace sessionsmith::learning
