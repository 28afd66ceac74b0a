// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/pruning.h"
#include "engine/learning/torch/trainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

// What lies between the stages of a training (StagePlan): ensembles, their distillation, pruning.
namespace sessionsmith::learning {

void Trainer::takeSeedOf(std::int64_t stage)
{
    m_drawing.seed = m_spec.seed + std::uint64_t(stage);
    m_generator.set_current_seed(m_drawing.seed);
}

void Trainer::teach(const std::vector<Weights>& members)
{
    m_teachers.clear();
    for (const Weights& weights : members) {
        m_teachers.emplace_back(m_spec.model, m_model->sizes(), copyOf(weights));
        m_teachers.back().place(m_model->device(), false);
    }
}

Result<> Trainer::closeStage()
{
    m_queue.reset();
    const Techniques& techniques = m_spec.techniques;
    const bool prunes = m_plan.isPruned(state().stage) && (techniques.prune > 0 || techniques.sparsityCurve);
    const bool goesOn = state().stage + 1 < std::int64_t(m_plan.stages().size());
    if (m_best.empty() && (prunes || goesOn)) keepAsBest(); // nothing was there to measure by
    if (!prunes) return {};
    if (auto measured = measureSparsities(); !measured) return measured;
    if (state().bestEpoch < 0) { // the weights themselves are what is kept
        const torch::NoGradGuard noGradients;
        for (const auto& [name, tensor] : m_best)
            torch::Tensor(m_model->weights().at(name)).copy_(tensor);
    }
    return {};
}

Result<> Trainer::beginStage()
{
    const std::int64_t stage = state().stage;
    takeSeedOf(stage);
    if (m_plan.retrains(stage)) {
        createModel(std::exchange(m_best, {}));
        m_kept = keptBy(m_model->weights());
        m_members.clear();
        m_teachers.clear();
        return {};
    }
    m_members.push_back(std::exchange(m_best, {}));
    if (auto begun = begin(); !begun) return begun;
    if (m_plan.distils(stage)) teach(m_members);
    return {};
}

/// What the best weights are worth with ever more of them gone; what is asked for stays.
Result<> Trainer::measureSparsities()
{
    const double wanted = m_spec.techniques.prune;
    std::vector<double> shares{0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    if (std::ranges::find(shares, wanted) == shares.end()) shares.push_back(wanted);
    std::ranges::sort(shares);
    Weights kept = m_best;
    for (const double share : shares) {
        Weights weights = pruned(m_best, share);
        if (m_validation->isPossible()) {
            learning::place(weights, m_model->device(), false);
            const auto metrics =
                m_validation->measure(SequenceModel(m_spec.model, m_model->sizes(), weights), control());
            if (!metrics) return tl::unexpected(metrics.error());
            for (const auto& [name, value] : *metrics)
                if (name != "cases") tell("sparsity/" + name, std::int64_t(std::round(100 * share)), value);
            if (share == wanted) setBestMetrics(*metrics);
        }
        if (share == wanted) kept = std::move(weights);
    }
    m_best = std::move(kept);
    return {};
}

} // namespace sessionsmith::learning
