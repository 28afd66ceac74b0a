// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/bert.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr double deviation = 0.02, epsilon = 1e-12;
constexpr const char *words = "bert.embeddings.word_embeddings.weight", *ownOutput = "cls.predictions.decoder.weight";

std::string layerName(int layer)
{
    return "bert.encoder.layer." + std::to_string(layer) + ".";
}

torch::Tensor norm(const torch::Tensor& values, const Part& part)
{
    return layerNorm(values, part.part("LayerNorm"), epsilon);
}

} // namespace

std::vector<Parameter> Bert::parameters() const
{
    const std::int64_t hidden = m_spec.hidden;
    Parameters all;
    all.addRows(words, Rows::Items, m_sizes.allItems(), hidden, deviation);
    all.addRows("bert.embeddings.position_embeddings.weight", Rows::Positions, m_spec.maxLength, hidden, deviation);
    all.addRows("bert.embeddings.token_type_embeddings.weight", Rows::Actions, m_sizes.allActions(), hidden, deviation);
    addOwnEmbeddings(all, false, deviation);
    all.addNorm("bert.embeddings.LayerNorm", hidden);
    for (int i = 0; i < m_spec.layers; ++i) {
        const std::string layer = layerName(i);
        for (const char* part : {"query", "key", "value"})
            all.addLinear(layer + "attention.self." + part, hidden, hidden, deviation);
        all.addLinear(layer + "attention.output.dense", hidden, hidden, deviation);
        all.addNorm(layer + "attention.output.LayerNorm", hidden);
        all.addLinear(layer + "intermediate.dense", 4 * hidden, hidden, deviation);
        all.addLinear(layer + "output.dense", hidden, 4 * hidden, deviation);
        all.addNorm(layer + "output.LayerNorm", hidden);
    }
    if (m_spec.norm == NormPlace::Pre) all.addNorm("sessionsmith.encoder.LayerNorm", hidden);
    all.addLinear("cls.predictions.transform.dense", hidden, hidden, deviation);
    all.addNorm("cls.predictions.transform.LayerNorm", hidden);
    if (!m_spec.tiedOutput) all.addRows(ownOutput, Rows::Items, m_sizes.allItems(), hidden, deviation);
    all.addBias("cls.predictions.bias", Rows::Items, m_sizes.allItems());
    return all.all();
}

torch::Tensor Bert::embedded(const Weights& weights, const EventGrid& events) const
{
    const Part tables(weights, "bert.embeddings.");
    const auto sum = looked(tables.at("word_embeddings.weight"), events.items, events) +
                     looked(tables.at("position_embeddings.weight"), events.positions, events) +
                     looked(tables.at("token_type_embeddings.weight"), events.actions, events);
    return withOwnEmbeddings(sum, weights, events);
}

torch::Tensor Bert::states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                           const Dropout& dropout) const
{
    const Attention attention{
        m_spec.heads, 1 / std::sqrt(double(m_spec.hidden / m_spec.heads)),
        paddingBias(indices(batch.events.items, batch.events, embedded.device()), m_sizes.paddingItem())};
    auto values = dropout(norm(embedded, Part(weights, "bert.embeddings.")));
    for (int i = 0; i < m_spec.layers; ++i) {
        const Part layer(weights, layerName(i)), self = layer.part("attention.self"),
                                                 mixing = layer.part("attention.output"), output = layer.part("output");
        const auto attend = [&](const torch::Tensor& seen) {
            const auto mixed = attention(linear(seen, self.part("query")), linear(seen, self.part("key")),
                                         linear(seen, self.part("value")), dropout);
            return dropout(linear(mixed, mixing.part("dense")));
        };
        const auto think = [&](const torch::Tensor& seen) {
            const auto inner = torch::gelu(linear(seen, layer.part("intermediate.dense")));
            return dropout(linear(inner, output.part("dense")));
        };
        values = residual(
            m_spec.norm, values, [&](const auto& x) { return norm(x, mixing); }, attend);
        values = residual(
            m_spec.norm, values, [&](const auto& x) { return norm(x, output); }, think);
    }
    values = asked(values, batch.places);
    if (m_spec.norm == NormPlace::Pre) values = norm(values, Part(weights, "sessionsmith.encoder."));
    const Part head(weights, "cls.predictions.transform.");
    return norm(torch::gelu(linear(values, head.part("dense"))), head);
}

Network::Output Bert::output() const
{
    return {m_spec.tiedOutput ? words : ownOutput, "cls.predictions.bias"};
}

std::string Bert::itemTable() const
{
    return words;
}

nlohmann::json Bert::configuration() const
{
    return {{"architectures", {"BertForMaskedLM"}},
            {"model_type", "bert"},
            {"vocab_size", m_sizes.allItems()},
            {"type_vocab_size", m_sizes.allActions()},
            {"max_position_embeddings", m_spec.maxLength},
            {"num_hidden_layers", m_spec.layers},
            {"hidden_size", m_spec.hidden},
            {"num_attention_heads", m_spec.heads},
            {"intermediate_size", 4 * m_spec.hidden},
            {"hidden_act", "gelu"},
            {"layer_norm_eps", epsilon},
            {"initializer_range", deviation},
            {"pad_token_id", m_sizes.paddingItem()},
            {"tie_word_embeddings", m_spec.tiedOutput}};
}

} // namespace sessionsmith::learning
