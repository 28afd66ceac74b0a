// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/learning/torch/objectiveloss.h"

namespace sessionsmith::learning {

/// What a training is measured by: the questions that came with the data or, without any, a twentieth of the
/// sequences (at most 2,000) that are kept from learning.
class Validation
{
public:
    /// All of them must outlive it.
    Validation(const TrainingSpec& spec, const TrainingData& data, const Catalogue& catalogue, const PartMaker& maker);

    /// The sequences of the training data that are left to learn from.
    const std::vector<std::size_t>& trainingSequences() const { return m_training; }
    bool isPossible() const { return asksQuestions() || !m_heldOut.empty(); }
    /// The figures of evaluate() or, for Objective::NextAction, of evaluateActions() for questions; else "accuracy" and
    /// "loss" of the first objective (of a prediction: over all items, whatever loss is learnt) and the loss of each
    /// further one by its name. Errors: those of evaluate().
    Result<Metrics> measure(const SequenceModel& model, const Control& control) const;
    /// What the model makes of a few of the questions or, of the next event, of the held-out sequences. A picture for
    /// people: where it cannot be had there is none.
    std::vector<PredictedCase> predict(const SequenceModel& model) const;
    /// What to maximise: ndcg@10 or, for actions and held-out sequences, minus the loss.
    double value(const Metrics& metrics) const;

private:
    bool asksQuestions() const { return !m_data.validation.empty(); }
    bool ranksItems() const { return asksQuestions() && m_spec.objective != Objective::NextAction; }
    Result<Metrics> measureHeldOut(const SequenceModel& model, const Control& control) const;

    TrainingSpec m_spec;
    const TrainingData& m_data;
    const Catalogue& m_catalogue;
    const PartMaker& m_maker;
    std::vector<std::size_t> m_training, m_heldOut;
};

/// The batch of some sequences of an Epoch, by the objective of `spec`. `stream` makes the masks differ from batch to
/// batch.
Batch trainingBatch(const TrainingSpec& spec, const VocabularySizes& sizes, std::span<const Context> sequences,
                    Philox masks);
/// The targets of a batch on a device, and the numbers of their places.
torch::Tensor targetsOf(const Batch& batch, torch::Device device);
torch::Tensor ownersOf(const Batch& batch, torch::Device device);

} // namespace sessionsmith::learning
