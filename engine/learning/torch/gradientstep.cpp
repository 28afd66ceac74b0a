// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/gradientstep.h"

#include "engine/learning/torch/adversarial.h"
#include "engine/learning/torch/distillation.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/precision.h"

#include <ATen/CPUGeneratorImpl.h>

#include <utility>

namespace sessionsmith::learning {

GradientStep::GradientStep(const TrainingSpec& spec, const SequenceModel& model, const ObjectiveLoss& losses,
                           const std::vector<SequenceModel>& teachers, at::Generator& generator)
    : m_spec(spec), m_model(model), m_losses(losses), m_teachers(teachers), m_generator(generator)
{}

Result<GradientStep::Outcome> GradientStep::gather(const std::vector<TrainingPart>& parts, std::int64_t step)
{
    const auto targetsOf = [](const TrainingPart& part) {
        return part.prediction ? std::int64_t(part.prediction->targets.size()) : std::int64_t(part.sequences);
    };
    const PrecisionScope precision(m_spec.techniques.precision);
    m_outcome = {};
    for (const TrainingPart& part : parts) {
        m_outcome.targets += targetsOf(part);
        m_outcome.sequences += std::int64_t(part.sequences);
        m_outcome.events += std::int64_t(part.events);
    }
    Philox seeds(m_spec.seed, std::uint32_t(Purpose::Dropout), std::uint64_t(step));
    for (const TrainingPart& part : parts) {
        m_seed = seeds.bits64();
        const double targets = double(targetsOf(part)) / double(m_outcome.targets);
        const auto loss = learn(part, targets, double(part.sequences) / double(m_outcome.sequences));
        if (!loss) return tl::unexpected(loss.error());
        m_outcome.loss += targets * *loss;
    }
    return std::move(m_outcome);
}

Result<double> GradientStep::learn(const TrainingPart& part, double targets, double sequences)
{
    const auto beside = [&](Objective objective, double weight) {
        return descend(m_losses.beside(objective, part, dropout()).loss, sequences * weight);
    };
    const auto first =
        part.prediction ? learnPrediction(part, targets) : beside(m_spec.objective, m_spec.objectiveWeight);
    if (!first) return first;
    for (const auto& [objective, weight] : m_spec.besides) {
        const auto value = beside(objective, weight);
        if (!value) return value;
        m_outcome.others[name(objective)] += sequences * *value;
    }
    return first;
}

Result<double> GradientStep::learnPrediction(const TrainingPart& part, double share)
{
    const bool isDisturbed = m_spec.techniques.adversarial != Adversarial::None;
    auto embedded = m_model.embedded(*part.prediction);
    if (isDisturbed) {
        if (!embedded.requires_grad()) embedded.requires_grad_(true); // frozen embeddings
        embedded.retain_grad();
    }
    const auto encoded = m_model.states(*part.prediction, embedded, dropout());
    auto loss = m_losses.prediction(part, encoded);
    if (!m_teachers.empty()) loss = 0.5 * loss + 0.5 * taughtLoss(*part.prediction, encoded);
    const auto value = descend(loss, share * m_spec.objectiveWeight);
    if (!value || !isDisturbed) return value;
    return learnDisturbed(part, embedded.grad(), share).map([&] { return *value; });
}

Result<> GradientStep::learnDisturbed(const TrainingPart& part, const torch::Tensor& gradient, double share)
{
    const auto value = descend(disturbedLoss(part, gradient), share * m_spec.objectiveWeight);
    if (!value) return tl::unexpected(value.error());
    m_outcome.others["adversarial"] += share * *value;
    return {};
}

torch::Tensor GradientStep::disturbedLoss(const TrainingPart& part, const torch::Tensor& gradient)
{
    const Batch& batch = *part.prediction;
    const auto encoded = [&](const torch::Tensor& embedded) { return m_model.states(batch, embedded, dropout()); };
    const Disturbance disturbance(m_spec.techniques);
    const auto embedded = m_model.embedded(batch);
    if (m_spec.techniques.adversarial != Adversarial::Vat) {
        const auto lossAt = [&](const torch::Tensor& place) { return m_losses.prediction(part, encoded(place)); };
        return lossAt(embedded + disturbance.against(gradient, embedded.detach(), lossAt));
    }
    auto random =
        at::detail::createCPUGenerator(Philox(m_spec.seed, std::uint32_t(Purpose::Disturbance), m_seed).bits64());
    const auto isPadding = tensorOf(batch.events.items, {batch.events.rows, batch.events.length}, m_model.device())
                               .eq(m_model.sizes().paddingItem());
    const auto direction = torch::empty(embedded.sizes(), torch::kFloat)
                               .normal_(0, 1, random)
                               .to(m_model.device())
                               .masked_fill(isPadding.unsqueeze(2), 0);
    return disturbance.virtualLoss(
        embedded, direction, [&](const torch::Tensor& place) { return m_model.scores(encoded(place), batch.classes); });
}

torch::Tensor GradientStep::taughtLoss(const Batch& batch, const torch::Tensor& encoded) const
{
    constexpr double temperature = 2;
    torch::Tensor known;
    {
        const torch::NoGradGuard noGradients;
        known = jointPrediction(m_teachers, batch, temperature);
    }
    return distillationLoss(known, m_model.scores(encoded, batch.classes), temperature);
}

Result<double> GradientStep::descend(const torch::Tensor& loss, double weight) const
{
    const double value = loss.item<double>();
    if (auto finite = checkLoss(value, m_model.weights()); !finite) return tl::unexpected(finite.error());
    (weight * loss).backward();
    return value;
}

Dropout GradientStep::dropout()
{
    Dropout dropout{m_spec.dropout, c10::nullopt};
    if (m_model.device().is_cpu()) {
        m_generator.set_current_seed(m_seed);
        dropout.generator = m_generator;
    } else {
        torch::manual_seed(m_seed);
    }
    return dropout;
}

} // namespace sessionsmith::learning
