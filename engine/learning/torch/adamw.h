// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace sessionsmith::learning {

/// How the tensors of a group are updated. Fused: all of them by one kernel on a GPU where LibTorch has one (from 2.0
/// on), else each operation for all of them at once, which on the CPU gives the same bits as OneByOne.
enum class Update { Fused, OneByOne };

/// Tensors that are learnt alike, with the running means of their gradients and of the squares of these.
class AdamWGroup
{
public:
    /// The tensors stay whose they are: they are changed in place. `decay`: of the weights (decoupled; Loshchilov and
    /// Hutter 2019).
    AdamWGroup(std::vector<torch::Tensor> tensors, double decay, Update update);

    /// Step `number`, counted from 1, by the gradients of the tensors, which all have one: with m and v the running
    /// means, of decay .9 and .999, w <- (1 - rate * decay) w - rate * m / (1 - .9^number) /
    /// (sqrt(v / (1 - .999^number)) + 1e-8) (Kingma and Ba 2015).
    void step(std::int64_t number, double rate);

    const std::vector<torch::Tensor>& tensors() const { return m_tensors; }
    std::vector<torch::Tensor>& firstMoments() { return m_first; }
    std::vector<torch::Tensor>& secondMoments() { return m_second; }

private:
    bool stepInOneKernel(const std::vector<torch::Tensor>& gradients, std::int64_t number, double rate);
    void stepTogether(const std::vector<torch::Tensor>& gradients, std::int64_t number, double rate);
    void stepOneByOne(const std::vector<torch::Tensor>& gradients, std::int64_t number, double rate);

    std::vector<torch::Tensor> m_tensors, m_first, m_second;
    double m_decay;
    Update m_update;
};

} // namespace sessionsmith::learning
