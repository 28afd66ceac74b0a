// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/modelrecommender.h"

#include "engine/learning/torch/distillation.h"
#include "engine/learning/torch/translated.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::learning {

bool ModelRecommender::knows(const Context& context) const
{
    const auto inside = [](std::span<const std::int32_t> indices, std::int32_t size) {
        return std::ranges::all_of(indices, [size](std::int32_t index) { return index >= 0 && index < size; });
    };
    return context.items.size() == context.actions.size() && inside(context.items, m_catalogue.items.size()) &&
           inside(context.actions, m_catalogue.actions.size());
}

void ModelRecommender::scoreAll(std::span<const Context> contexts, std::vector<float>& scores) const
{
    const torch::NoGradGuard noGradients;
    const SequenceModel& one = m_models.front();
    const BatchMaker maker(one.spec(), one.sizes());
    const auto items = std::size_t(m_catalogue.items.size());
    // Contexts of like length together: less padding.
    std::vector<std::size_t> order(contexts.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return contexts[i].items.size(); });

    constexpr std::size_t rows = 64;
    std::vector<Context> part;
    for (std::size_t begin = 0; begin < order.size(); begin += rows) {
        const std::size_t end = std::min(begin + rows, order.size());
        part.clear();
        for (std::size_t i = begin; i < end; ++i)
            part.push_back(contexts[order[i]]);
        const Batch batch = maker.scoring(part);
        const auto scored = m_models.size() == 1 ? one(batch) : jointPrediction(m_models, batch);
        const auto result = scored.to(torch::kCPU).contiguous();
        const float* row = result.data_ptr<float>();
        for (std::size_t i = begin; i < end; ++i, row += items)
            std::copy_n(row, items, scores.data() + order[i] * items);
    }
}

Result<> ModelRecommender::score(std::span<const Context> contexts, std::vector<float>& scores)
{
    if (!std::ranges::all_of(contexts, [this](const Context& context) { return knows(context); }))
        return fail(SS_TEXT("engine", "The context holds an item or an action that the model does not know"));
    return translated([&]() -> Result<> {
        scores.resize(contexts.size() * std::size_t(m_catalogue.items.size()));
        scoreAll(contexts, scores);
        return {};
    });
}

} // namespace sessionsmith::learning
