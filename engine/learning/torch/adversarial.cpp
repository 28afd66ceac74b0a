// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/adversarial.h"

namespace sessionsmith::learning {

namespace {

/// Euclidean norm of each sequence: (rows x 1 x 1).
torch::Tensor lengthOf(const torch::Tensor& values)
{
    return values.square().sum({1, 2}, true).sqrt();
}

/// The gradient of `value` where it is taken.
torch::Tensor gradientAt(const torch::Tensor& value, const torch::Tensor& place)
{
    return torch::autograd::grad({value}, {place})[0];
}

/// As a mean over the places.
torch::Tensor divergence(const torch::Tensor& logKnown, const torch::Tensor& scores)
{
    return (logKnown.exp() * (logKnown - scores.log_softmax(1))).sum(1).mean();
}

} // namespace

torch::Tensor Disturbance::scaled(const torch::Tensor& direction, const torch::Tensor& embedded, double share)
{
    const auto length = lengthOf(direction);
    const auto wanted = share * lengthOf(embedded);
    return direction * torch::where(length.gt(0), wanted / length, torch::zeros_like(length));
}

torch::Tensor Disturbance::against(const torch::Tensor& gradient, const torch::Tensor& embedded,
                                   const Forward& loss) const
{
    if (m_techniques.adversarial == Adversarial::Fgm) return scaled(gradient, embedded, m_techniques.epsilon);
    const double step = 2.5 * m_techniques.epsilon / m_techniques.adversarialSteps;
    auto found = torch::zeros_like(embedded);
    auto uphill = gradient;
    for (int i = 0; i < m_techniques.adversarialSteps; ++i) {
        if (i > 0) {
            const auto place = (embedded + found).requires_grad_(true);
            uphill = gradientAt(loss(place), place);
        }
        found = found + scaled(uphill, embedded, step);
        const auto isOutside = lengthOf(found).gt(m_techniques.epsilon * lengthOf(embedded));
        found = torch::where(isOutside, scaled(found, embedded, m_techniques.epsilon), found);
    }
    return found;
}

torch::Tensor Disturbance::virtualLoss(const torch::Tensor& embedded, const torch::Tensor& direction,
                                       const Forward& scores) const
{
    // Far enough for single precision to see a difference, near enough for the divergence to be a parabola.
    constexpr double probe = 0.1;
    const auto fixed = embedded.detach();
    torch::Tensor logKnown;
    {
        const torch::NoGradGuard noGradients;
        logKnown = scores(fixed).log_softmax(1);
    }
    auto worst = direction;
    for (int i = 0; i < m_techniques.adversarialSteps; ++i) {
        const auto place = (fixed + scaled(worst, fixed, probe * m_techniques.epsilon)).requires_grad_(true);
        worst = gradientAt(divergence(logKnown, scores(place)), place);
    }
    return divergence(logKnown, scores(embedded + scaled(worst, fixed, m_techniques.epsilon)));
}

} // namespace sessionsmith::learning
