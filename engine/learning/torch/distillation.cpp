// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/distillation.h"

#include <cmath>

namespace sessionsmith::learning {

torch::Tensor jointPrediction(std::span<const SequenceModel> models, const Batch& batch, double temperature)
{
    std::vector<torch::Tensor> predictions;
    for (const SequenceModel& model : models)
        predictions.push_back((model(batch) / temperature).log_softmax(1));
    return torch::stack(predictions).logsumexp(0) - std::log(double(models.size()));
}

torch::Tensor distillationLoss(const torch::Tensor& known, const torch::Tensor& scores, double temperature)
{
    const auto predicted = (scores / temperature).log_softmax(1);
    return temperature * temperature * (known.exp() * (known - predicted)).sum(1).mean();
}

} // namespace sessionsmith::learning
