// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/objectiveloss.h"

#include "engine/learning/torch/losses.h"
#include "engine/learning/torch/precision.h"
#include "engine/learning/torch/validation.h"

namespace sessionsmith::learning {

namespace {

/// Of some items at each place: (places x items.size(0)).
torch::Tensor scoresOf(const SequenceModel& model, const torch::Tensor& states, const torch::Tensor& items)
{
    const auto biases = model.outputBiases();
    return affine(states, model.outputRows().index_select(0, items),
                  biases.defined() ? biases.index_select(0, items) : torch::Tensor());
}

/// Of one item at each place: (places).
torch::Tensor scoresAt(const SequenceModel& model, const torch::Tensor& states, const torch::Tensor& items)
{
    const auto biases = model.outputBiases();
    const auto products = (states * model.outputRows().index_select(0, items)).sum(1);
    return biases.defined() ? products + biases.index_select(0, items) : products;
}

} // namespace

std::vector<Parameter> headsOf(const TrainingSpec& spec, const VocabularySizes& sizes)
{
    constexpr double deviation = 0.02;
    Parameters heads;
    if (spec.learns(Objective::Replaced)) heads.addLinear("replaced", 1, spec.model.hidden, deviation);
    if (spec.objective == Objective::NextAction) {
        const auto& [weight, bias] = SequenceModel::actionHead();
        heads.addRows(weight, Rows::Actions, sizes.actions, spec.model.hidden, deviation);
        heads.addBias(bias, Rows::Actions, sizes.actions);
    }
    return heads.all();
}

ObjectiveLoss::ObjectiveLoss(const TrainingSpec& spec, const SequenceModel& model, const PartMaker& maker)
    : m_spec(spec), m_model(model), m_popularity(maker.popularity())
{
    if (spec.techniques.loss == Loss::Gbce)
        m_exponent = calibrationExponent(maker.negativeCount(), model.sizes().items, spec.techniques.calibration);
}

torch::Tensor ObjectiveLoss::prediction(const TrainingPart& part, const torch::Tensor& states) const
{
    const auto targets = targetsOf(*part.prediction, m_model.device());
    if (const Batch& batch = *part.prediction; m_spec.techniques.loss == Loss::Full) {
        const auto scores = m_model.scores(states, batch.classes);
        return batch.owners.empty()
                   ? fullLoss(scores, targets, m_spec.labelSmoothing)
                   : multinomialLoss(scores, ownersOf(batch, m_model.device()), targets, m_spec.labelSmoothing);
    }

    const auto drawn = tensorOf(part.negatives, {std::int64_t(part.negatives.size())}, m_model.device());
    const auto positive = scoresAt(m_model, states, targets);
    if (m_spec.techniques.loss == Loss::Sampled) {
        std::vector<float> popularity;
        for (const std::int64_t item : part.negatives)
            popularity.push_back(float(m_popularity[std::size_t(item)]));
        return sampledLoss(positive, scoresOf(m_model, states, drawn), targets, drawn,
                           torch::tensor(popularity).to(m_model.device()));
    }
    // The numbers are among the other items of each place: up to its target they are the items, from there on the next.
    const auto isBefore = drawn.unsqueeze(0).lt(targets.unsqueeze(1));
    const auto negative =
        torch::where(isBefore, scoresOf(m_model, states, drawn), scoresOf(m_model, states, drawn + 1));
    return binaryLoss(positive, negative, m_exponent);
}

ObjectiveLoss::Figures ObjectiveLoss::beside(Objective objective, const TrainingPart& part, const Dropout& dropout,
                                             bool counts) const
{
    return objective == Objective::Contrastive ? contrastive(part, dropout, counts) : replaced(part, dropout, counts);
}

ObjectiveLoss::Figures ObjectiveLoss::contrastive(const TrainingPart& part, const Dropout& dropout, bool counts) const
{
    std::vector<torch::Tensor> states;
    for (const Batch& view : part.views)
        states.push_back(m_model.states(view, m_model.embedded(view), dropout));
    Figures figures{contrastiveLoss(states[0], states[1], m_spec.techniques.temperature), 0,
                    2 * std::int64_t(part.sequences)};
    if (counts) figures.right = contrastiveHits(states[0], states[1]);
    return figures;
}

ObjectiveLoss::Figures ObjectiveLoss::replaced(const TrainingPart& part, const Dropout& dropout, bool counts) const
{
    const Batch& batch = *part.replaced;
    const auto& weights = m_model.weights();
    const auto logits = affine(m_model.states(batch, m_model.embedded(batch), dropout), weights.at("replaced.weight"),
                               weights.at("replaced.bias"))
                            .squeeze(1);
    const auto truth = torch::tensor(part.wasReplaced).to(m_model.device());
    Figures figures{torch::binary_cross_entropy_with_logits(logits, truth), 0, std::int64_t(batch.places.size())};
    if (counts) figures.right = logits.gt(0).eq(truth.gt(0)).sum().item<double>();
    return figures;
}

} // namespace sessionsmith::learning
