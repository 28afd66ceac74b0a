// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/adamw.h"

#include <torch/version.h>

#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

double correction(double beta, std::int64_t number)
{
    return 1 - std::pow(beta, double(number));
}

} // namespace

AdamWGroup::AdamWGroup(std::vector<torch::Tensor> tensors, double decay, Update update)
    : m_tensors(std::move(tensors)), m_decay(decay), m_update(update)
{
    const torch::NoGradGuard noGradients;
    for (const torch::Tensor& tensor : m_tensors) {
        m_first.push_back(torch::zeros_like(tensor));
        m_second.push_back(torch::zeros_like(tensor));
    }
}

void AdamWGroup::step(std::int64_t number, double rate)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& tensor : m_tensors)
        gradients.push_back(tensor.grad());
    if (m_update == Update::OneByOne)
        stepOneByOne(gradients, number, rate);
    else if (!stepInOneKernel(gradients, number, rate))
        stepTogether(gradients, number, rate);
}

/// Whether there is such a kernel.
bool AdamWGroup::stepInOneKernel([[maybe_unused]] const std::vector<torch::Tensor>& gradients,
                                 [[maybe_unused]] std::int64_t number, [[maybe_unused]] double rate)
{
#if TORCH_VERSION_MAJOR >= 2
    if (m_tensors.empty() || !m_tensors.front().is_cuda()) return false;
    const auto count = torch::full({}, double(number), m_tensors.front().options().requires_grad(false));
    const std::vector<torch::Tensor> counts(m_tensors.size(), count);
    at::_fused_adamw_(m_tensors, gradients, m_first, m_second, {}, counts, rate, beta1, beta2, m_decay, epsilon, false,
                      false);
    return true;
#else
    return false;
#endif
}

void AdamWGroup::stepTogether(const std::vector<torch::Tensor>& gradients, std::int64_t number, double rate)
{
    if (m_tensors.empty()) return;
    if (m_decay != 0) at::_foreach_mul_(m_tensors, 1 - rate * m_decay);
    at::_foreach_mul_(m_first, beta1);
    at::_foreach_add_(m_first, gradients, 1 - beta1);
    at::_foreach_mul_(m_second, beta2);
    at::_foreach_addcmul_(m_second, gradients, gradients, 1 - beta2);
    const std::vector<torch::Tensor> divisors = at::_foreach_sqrt(m_second);
    at::_foreach_div_(divisors, std::sqrt(correction(beta2, number)));
    at::_foreach_add_(divisors, epsilon);
    at::_foreach_addcdiv_(m_tensors, m_first, divisors, -rate / correction(beta1, number));
}

void AdamWGroup::stepOneByOne(const std::vector<torch::Tensor>& gradients, std::int64_t number, double rate)
{
    for (std::size_t i = 0; i < m_tensors.size(); ++i) {
        if (m_decay != 0) m_tensors[i].mul_(1 - rate * m_decay);
        m_first[i].mul_(beta1).add_(gradients[i], 1 - beta1);
        m_second[i].mul_(beta2).addcmul_(gradients[i], gradients[i], 1 - beta2);
        const auto divisor = m_second[i].sqrt().div_(std::sqrt(correction(beta2, number))).add_(epsilon);
        m_tensors[i].addcdiv_(m_first[i], divisor, -rate / correction(beta1, number));
    }
}

} // namespace sessionsmith::learning
