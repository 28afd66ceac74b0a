// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/network.h"

#include "engine/learning/torch/models/bert.h"
#include "engine/learning/torch/models/gpt.h"
#include "engine/learning/torch/models/gru.h"
#include "engine/learning/torch/models/t5.h"

namespace sessionsmith::learning {

namespace {

constexpr const char* actionTable = "sessionsmith.embeddings.actions.weight";
constexpr const char* categoryTable = "sessionsmith.embeddings.categories.weight";
constexpr const char* gapTable = "sessionsmith.embeddings.gaps.weight";

} // namespace

void Network::addOwnEmbeddings(Parameters& parameters, bool withActions, double deviation) const
{
    if (withActions) parameters.addRows(actionTable, Rows::Actions, m_sizes.allActions(), m_spec.hidden, deviation);
    if (m_spec.useCategories)
        parameters.addRows(categoryTable, Rows::Categories, m_sizes.categories + 1, m_spec.hidden, deviation);
    if (m_spec.useGaps) parameters.add(gapTable, {VocabularySizes::gapBins + 1, m_spec.hidden}, deviation);
}

torch::Tensor Network::withOwnEmbeddings(torch::Tensor values, const Weights& weights, const EventGrid& events) const
{
    for (const auto& [table, indices] :
         {std::pair(actionTable, &events.actions), std::pair(categoryTable, &events.categories),
          std::pair(gapTable, &events.gaps)})
        if (const auto found = weights.find(table); found != weights.end())
            values = values + looked(found->second, *indices, events);
    return values;
}

torch::Tensor Network::indices(const std::vector<std::int64_t>& numbers, const EventGrid& events, torch::Device device)
{
    return tensorOf(numbers, {events.rows, events.length}, device);
}

torch::Tensor Network::looked(const torch::Tensor& table, const std::vector<std::int64_t>& numbers,
                              const EventGrid& events)
{
    return torch::embedding(table, indices(numbers, events, table.device()));
}

std::shared_ptr<const Network> networkOf(const ModelSpec& spec, const VocabularySizes& sizes)
{
    switch (spec.architecture) {
    case Architecture::Bert:
        return std::make_shared<Bert>(spec, sizes);
    case Architecture::Gpt:
        return std::make_shared<Gpt>(spec, sizes);
    case Architecture::T5:
        return std::make_shared<T5>(spec, sizes);
    case Architecture::Gru:
        break;
    }
    return std::make_shared<Gru>(spec, sizes);
}

torch::Tensor asked(const torch::Tensor& values, const std::vector<std::int64_t>& places)
{
    return values.reshape({-1, values.size(-1)})
        .index_select(0, tensorOf(places, {std::int64_t(places.size())}, values.device()));
}

} // namespace sessionsmith::learning
