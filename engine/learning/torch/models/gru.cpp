// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/gru.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr const char *words = "embeddings.weight", *ownOutput = "output.weight", *outputBias = "output.bias";

} // namespace

std::vector<Parameter> Gru::parameters() const
{
    const std::int64_t hidden = m_spec.hidden;
    // The variance of torch.nn.GRU, which draws evenly from +-1 / sqrt(hidden).
    const double deviation = 1 / std::sqrt(3.0 * double(hidden));
    Parameters all;
    all.addRows(words, Rows::Items, m_sizes.allItems(), hidden, deviation);
    addOwnEmbeddings(all, true, deviation);
    for (int i = 0; i < m_spec.layers; ++i) {
        const std::string layer = "_l" + std::to_string(i);
        all.add("gru.weight_ih" + layer, {3 * hidden, hidden}, deviation);
        all.add("gru.weight_hh" + layer, {3 * hidden, hidden}, deviation);
        all.add("gru.bias_ih" + layer, {3 * hidden}, 0);
        all.add("gru.bias_hh" + layer, {3 * hidden}, 0);
    }
    if (!m_spec.tiedOutput) all.addRows(ownOutput, Rows::Items, m_sizes.allItems(), hidden, deviation);
    all.addBias(outputBias, Rows::Items, m_sizes.allItems());
    return all.all();
}

torch::Tensor Gru::embedded(const Weights& weights, const EventGrid& events) const
{
    return withOwnEmbeddings(looked(weights.at(words), events.items, events), weights, events);
}

torch::Tensor Gru::states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                          const Dropout& dropout) const
{
    const auto nothing = torch::zeros({1, embedded.size(0), embedded.size(2)}, embedded.options());
    auto values = embedded;
    for (int i = 0; i < m_spec.layers; ++i) {
        const std::string layer = "_l" + std::to_string(i);
        const std::vector<torch::Tensor> parameters{
            weights.at("gru.weight_ih" + layer), weights.at("gru.weight_hh" + layer), weights.at("gru.bias_ih" + layer),
            weights.at("gru.bias_hh" + layer)};
        values = std::get<0>(torch::gru(dropout(values), nothing, parameters, true, 1, 0.0, false, false, true));
    }
    return asked(values, batch.places);
}

Network::Output Gru::output() const
{
    return {m_spec.tiedOutput ? words : ownOutput, outputBias};
}

std::string Gru::itemTable() const
{
    return words;
}

nlohmann::json Gru::configuration() const
{
    return {{"model_type", "sessionsmith-gru"},      {"vocab_size", m_sizes.allItems()},
            {"num_hidden_layers", m_spec.layers},    {"hidden_size", m_spec.hidden},
            {"pad_token_id", m_sizes.paddingItem()}, {"tie_word_embeddings", m_spec.tiedOutput}};
}

} // namespace sessionsmith::learning
