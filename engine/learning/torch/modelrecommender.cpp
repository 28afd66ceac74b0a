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

Result<> ModelRecommender::ask(std::span<const Context> contexts, std::size_t width, std::int64_t classes,
                               const Answer& answer, std::vector<float>& rows) const
{
    if (!std::ranges::all_of(contexts, [this](const Context& context) { return knows(context); }))
        return fail(SS_TEXT("engine", "The context holds an item or an action that the model does not know"));
    return translated([&]() -> Result<> {
        const torch::NoGradGuard noGradients;
        rows.resize(contexts.size() * width);
        const BatchMaker maker(m_models.front().spec(), m_models.front().sizes());
        // Contexts of like length together: less padding.
        std::vector<std::size_t> order(contexts.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return contexts[i].items.size(); });

        constexpr std::size_t together = 64;
        std::vector<Context> part;
        for (std::size_t begin = 0; begin < order.size(); begin += together) {
            const std::size_t end = std::min(begin + together, order.size());
            part.clear();
            for (std::size_t i = begin; i < end; ++i)
                part.push_back(contexts[order[i]]);
            Batch batch = maker.scoring(part);
            batch.classes = classes;
            const auto result = answer(batch).to(torch::kCPU).contiguous();
            const float* row = result.data_ptr<float>();
            for (std::size_t i = begin; i < end; ++i, row += width)
                std::copy_n(row, width, rows.data() + order[i] * width);
        }
        return {};
    });
}

torch::Tensor ModelRecommender::scored(const Batch& batch) const
{
    return m_models.size() == 1 ? m_models.front()(batch) : jointPrediction(m_models, batch);
}

Result<> ModelRecommender::score(std::span<const Context> contexts, std::vector<float>& scores)
{
    const std::int32_t items = m_catalogue.items.size();
    return ask(
        contexts, std::size_t(items), items, [this](const Batch& batch) { return scored(batch); }, scores);
}

Result<> ModelRecommender::scoreActions(std::span<const Context> contexts, std::vector<float>& scores)
{
    const std::int32_t actions = m_catalogue.actions.size();
    return ask(
        contexts, std::size_t(actions), actions, [this](const Batch& batch) { return scored(batch); }, scores);
}

Result<> ModelRecommender::represent(std::span<const Context> contexts, std::vector<float>& states)
{
    const SequenceModel& model = m_models.back();
    return ask(
        contexts, width(), m_catalogue.items.size(),
        [&](const Batch& batch) { return model.states(batch, model.embedded(batch)); }, states);
}

std::vector<float> ModelRecommender::itemEmbeddings() const
{
    const torch::NoGradGuard noGradients;
    const SequenceModel& model = m_models.back();
    const auto rows = model.weights()
                          .at(model.network().itemTable())
                          .narrow(0, 0, m_catalogue.items.size())
                          .to(torch::kCPU)
                          .contiguous();
    return {rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel()};
}

} // namespace sessionsmith::learning
