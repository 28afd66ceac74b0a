// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/sequencemodel.h"
#include "engine/learning/torch/trainingpart.h"

namespace sessionsmith::learning {

/// What is learnt besides the model itself, by the name in a checkpoint: "replaced.weight" (1 x hidden) and
/// "replaced.bias" (1), the head of Objective::Replaced, where that one is learnt, and SequenceModel::actionHead.
std::vector<Parameter> headsOf(const TrainingSpec& spec, const VocabularySizes& sizes);

/// The losses of a model on parts of a training.
class ObjectiveLoss
{
public:
    /// Figures of one objective, as sums over what was asked.
    struct Figures
    {
        torch::Tensor loss; ///< mean over what was asked, with its gradient
        double right = 0;   ///< answers
        std::int64_t asked = 0;
    };

    /// `model` and `maker` must outlive it. The weights of the model hold those of the heads.
    ObjectiveLoss(const TrainingSpec& spec, const SequenceModel& model, const PartMaker& maker);

    /// Of the first objective, which predicts, by TrainingSpec's loss, from its states.
    torch::Tensor prediction(const TrainingPart& part, const torch::Tensor& states) const;
    /// Of an objective that does not predict. Answers are counted where `counts`.
    Figures beside(Objective objective, const TrainingPart& part, const Dropout& dropout, bool counts = false) const;

private:
    Figures contrastive(const TrainingPart& part, const Dropout& dropout, bool counts) const;
    Figures replaced(const TrainingPart& part, const Dropout& dropout, bool counts) const;

    TrainingSpec m_spec;
    const SequenceModel& m_model;
    std::vector<double> m_popularity;
    double m_exponent = 1; ///< of Loss::Gbce
};

} // namespace sessionsmith::learning
