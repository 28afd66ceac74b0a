// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/validation.h"

#include "engine/learning/actionevaluation.h"
#include "engine/learning/holdout.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/modelrecommender.h"

#include <numeric>

namespace sessionsmith::learning {

namespace {

/// Of one objective over many parts.
struct Sums
{
    double loss = 0, right = 0;
    std::int64_t asked = 0;

    void add(const ObjectiveLoss::Figures& figures)
    {
        loss += figures.loss.item<double>() * double(figures.asked);
        right += figures.right;
        asked += figures.asked;
    }
};

} // namespace

Validation::Validation(const TrainingSpec& spec, const TrainingData& data, const Catalogue& catalogue,
                       const PartMaker& maker)
    : m_spec(spec), m_data(data), m_catalogue(catalogue), m_maker(maker)
{
    if (asksQuestions()) {
        m_training.resize(data.training.size());
        std::iota(m_training.begin(), m_training.end(), 0);
        return;
    }
    HoldOut parts(data.training.size(), spec.seed);
    m_training = std::move(parts.training);
    m_heldOut = std::move(parts.heldOut);
}

Result<Metrics> Validation::measure(const SequenceModel& model, const Control& control) const
{
    if (!asksQuestions()) return measureHeldOut(model, control);
    ModelRecommender recommender(m_catalogue, {model});
    if (!ranksItems())
        return evaluateActions(recommender, m_data.evaluation, m_data.validation, {}, control)
            .map([](ActionEvaluation&& evaluation) { return std::move(evaluation.metrics); });
    EvaluationSpec spec;
    spec.excludeSeen = m_spec.excludeSeen;
    auto evaluation = evaluate(recommender, m_data.evaluation, m_data.validation, spec, {}, control);
    if (!evaluation) return tl::unexpected(evaluation.error());
    return std::move(evaluation->metrics);
}

Result<Metrics> Validation::measureHeldOut(const SequenceModel& model, const Control& control) const
{
    const torch::NoGradGuard noGradients;
    const Epoch epoch(m_spec, m_data.training, m_heldOut, 0); // always the same one, with the same masks
    const ObjectiveLoss losses(m_spec, model, m_maker);
    Sums first;
    std::map<Objective, Sums> besides;
    for (std::size_t i = 0; i < epoch.batchCount(); ++i) {
        if (!control.proceed()) return fail(Error::cancelled());
        const TrainingPart part = m_maker.part(epoch.batch(i), {m_spec.seed, i, true});
        if (part.prediction) {
            auto scores = model(*part.prediction);
            if (const Batch& batch = *part.prediction; !batch.owners.empty())
                scores = scores.index_select(0, ownersOf(batch, model.device()));
            const auto targets = targetsOf(*part.prediction, model.device());
            first.loss += torch::cross_entropy_loss(scores, targets, {}, at::Reduction::Sum).item<double>();
            first.right += scores.argmax(1).eq(targets).sum().item<double>();
            first.asked += targets.size(0);
        } else {
            first.add(losses.beside(m_spec.objective, part, {}, true));
        }
        for (const WeightedObjective& further : m_spec.besides)
            besides[further.objective].add(losses.beside(further.objective, part, {}));
    }
    if (first.asked == 0) return Metrics{};
    Metrics metrics{{"loss", first.loss / double(first.asked)}, {"accuracy", first.right / double(first.asked)}};
    for (const auto& [objective, sums] : besides)
        metrics[name(objective)] = sums.loss / double(sums.asked);
    return metrics;
}

std::vector<PredictedCase> Validation::predict(const SequenceModel& model) const
{
    ModelRecommender recommender(m_catalogue, {model});
    const auto shown = [&]() -> Result<std::vector<PredictedCase>> {
        if (m_spec.objective == Objective::NextAction)
            return predictActions(recommender, m_data.evaluation, m_data.validation);
        if (asksQuestions()) return predictItems(recommender, m_data.evaluation, m_data.validation);
        std::vector<TestCase> lastEvents;
        for (const std::size_t i : m_heldOut)
            if (const std::size_t begin = m_data.training.offsets[i], end = m_data.training.offsets[i + 1];
                end - begin > 1)
                lastEvents.push_back({begin, end - 1});
        return predictItems(recommender, m_data.training, lastEvents);
    };
    return shown().value_or(std::vector<PredictedCase>());
}

double Validation::value(const Metrics& metrics) const
{
    const auto of = [&](const char* name) {
        const auto found = metrics.find(name);
        return found == metrics.end() ? 0 : found->second;
    };
    return ranksItems() ? of("ndcg@10") : -of("loss");
}

Batch trainingBatch(const TrainingSpec& spec, const VocabularySizes& sizes, std::span<const Context> sequences,
                    Philox masks)
{
    const BatchMaker maker(spec.model, sizes);
    const auto whatFollows = [&] {
        if (spec.model.isCausal()) return maker.causal(sequences);
        return spec.model.architecture == Architecture::T5 ? maker.continuations(sequences, masks)
                                                           : maker.lastItem(sequences);
    };
    switch (spec.objective) {
    case Objective::Masked:
        return maker.masked(sequences, spec.maskRate, masks);
    case Objective::Span:
        return maker.spans(sequences, spec.spanRate, spec.spanLength, masks);
    case Objective::NextAction:
        return whatFollows().askedForActions(sizes);
    case Objective::Autoencoder:
        return maker.denoising(sequences, spec.dropRate, masks);
    case Objective::Causal:
    case Objective::NextItem:
    case Objective::Contrastive: // these do not predict
    case Objective::Replaced:
        break;
    }
    return whatFollows();
}

torch::Tensor targetsOf(const Batch& batch, torch::Device device)
{
    return tensorOf(batch.targets, {std::int64_t(batch.targets.size())}, device);
}

torch::Tensor ownersOf(const Batch& batch, torch::Device device)
{
    return tensorOf(batch.owners, {std::int64_t(batch.owners.size())}, device);
}

} // namespace sessionsmith::learning
