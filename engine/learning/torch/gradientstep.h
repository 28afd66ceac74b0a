// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/objectiveloss.h"

#include <map>

namespace sessionsmith::learning {

/// Gathers the gradients of a batch in the weights of a model: those of all objectives, of what is disturbed, and of
/// what teachers predict.
class GradientStep
{
public:
    /// What a batch has shown.
    struct Outcome
    {
        double loss = 0; ///< of the first objective, a mean over the targets
        std::int64_t targets = 0, sequences = 0, events = 0;
        std::map<std::string, double> others; ///< "contrastive", "replaced", "adversarial"
    };

    /// `spec` has the seed that is drawn by. All of it must outlive the object; `teachers` may be empty.
    GradientStep(const TrainingSpec& spec, const SequenceModel& model, const ObjectiveLoss& losses,
                 const std::vector<SequenceModel>& teachers, at::Generator& generator);

    /// The parts of step `step`, each by its share of all targets. Errors: a loss that is not finite, or, what is its
    /// cause, a weight.
    Result<Outcome> gather(const std::vector<TrainingPart>& parts, std::int64_t step);

private:
    Result<double> learn(const TrainingPart& part, double targets, double sequences);
    Result<double> learnPrediction(const TrainingPart& part, double share);
    Result<> learnDisturbed(const TrainingPart& part, const torch::Tensor& gradient, double share);
    torch::Tensor disturbedLoss(const TrainingPart& part, const torch::Tensor& gradient);
    /// Of what is asked for besides the targets.
    torch::Tensor taughtLoss(const Batch& batch, const torch::Tensor& encoded) const;
    /// Follows the loss; gives its value.
    Result<double> descend(const torch::Tensor& loss, double weight) const;
    /// The same draws each time, for a part.
    Dropout dropout();

    const TrainingSpec& m_spec;
    const SequenceModel& m_model;
    const ObjectiveLoss& m_losses;
    const std::vector<SequenceModel>& m_teachers;
    at::Generator& m_generator;
    std::uint64_t m_seed = 0; ///< of the part that is learnt
    Outcome m_outcome;
};

} // namespace sessionsmith::learning
