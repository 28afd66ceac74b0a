// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/gpt.h"

#include "engine/learning/torch/precision.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr double deviation = 0.02, epsilon = 1e-5;
constexpr const char *words = "transformer.wte.weight", *ownOutput = "lm_head.weight";

std::string layerName(int layer)
{
    return "transformer.h." + std::to_string(layer) + ".";
}

/// Conv1D of GPT-2: x W + b.
torch::Tensor projected(const torch::Tensor& values, const Part& part)
{
    return affine(values, part.weight().t(), part.bias());
}

} // namespace

std::vector<Parameter> Gpt::parameters() const
{
    const std::int64_t hidden = m_spec.hidden;
    // What adds to the residual stream begins smaller with the depth (Radford et al. 2019).
    const double residual = deviation / std::sqrt(2.0 * m_spec.layers);
    Parameters all;
    const auto addProjection = [&](const std::string& name, std::int64_t in, std::int64_t out, double spread) {
        all.add(name + ".weight", {in, out}, spread);
        all.add(name + ".bias", {out}, 0);
    };
    all.addRows(words, Rows::Items, m_sizes.allItems(), hidden, deviation);
    all.addRows("transformer.wpe.weight", Rows::Positions, m_spec.maxLength, hidden, deviation);
    addOwnEmbeddings(all, true, deviation);
    for (int i = 0; i < m_spec.layers; ++i) {
        const std::string layer = layerName(i);
        all.addNorm(layer + "ln_1", hidden);
        addProjection(layer + "attn.c_attn", hidden, 3 * hidden, deviation);
        addProjection(layer + "attn.c_proj", hidden, hidden, residual);
        all.addNorm(layer + "ln_2", hidden);
        addProjection(layer + "mlp.c_fc", hidden, 4 * hidden, deviation);
        addProjection(layer + "mlp.c_proj", 4 * hidden, hidden, residual);
    }
    if (m_spec.norm == NormPlace::Pre) all.addNorm("transformer.ln_f", hidden);
    if (!m_spec.tiedOutput) all.addRows(ownOutput, Rows::Items, m_sizes.allItems(), hidden, deviation);
    return all.all();
}

torch::Tensor Gpt::embedded(const Weights& weights, const EventGrid& events) const
{
    const auto sum = looked(weights.at(words), events.items, events) +
                     looked(weights.at("transformer.wpe.weight"), events.positions, events);
    return withOwnEmbeddings(sum, weights, events);
}

torch::Tensor Gpt::states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                          const Dropout& dropout) const
{
    // Padding lies behind every real event, hence is hidden with the future.
    const Attention attention{m_spec.heads, 1 / std::sqrt(double(m_spec.hidden / m_spec.heads)),
                              causalBias(batch.events.length, embedded.device())};
    auto values = dropout(embedded);
    for (int i = 0; i < m_spec.layers; ++i) {
        const Part layer(weights, layerName(i));
        const auto norm = [&](const char* name) {
            return [&layer, name](const torch::Tensor& x) { return layerNorm(x, layer.part(name), epsilon); };
        };
        const auto attend = [&](const torch::Tensor& seen) {
            const auto parts = projected(seen, layer.part("attn.c_attn")).chunk(3, -1);
            return dropout(projected(attention(parts[0], parts[1], parts[2], dropout), layer.part("attn.c_proj")));
        };
        const auto think = [&](const torch::Tensor& seen) {
            const auto inner = torch::gelu(projected(seen, layer.part("mlp.c_fc")), "tanh");
            return dropout(projected(inner, layer.part("mlp.c_proj")));
        };
        values = residual(m_spec.norm, values, norm("ln_1"), attend);
        values = residual(m_spec.norm, values, norm("ln_2"), think);
    }
    values = asked(values, batch.places);
    return m_spec.norm == NormPlace::Pre ? layerNorm(values, Part(weights, "transformer.ln_f."), epsilon) : values;
}

Network::Output Gpt::output() const
{
    return {m_spec.tiedOutput ? words : ownOutput, {}};
}

std::string Gpt::itemTable() const
{
    return words;
}

nlohmann::json Gpt::configuration() const
{
    return {{"architectures", {"GPT2LMHeadModel"}},
            {"model_type", "gpt2"},
            {"vocab_size", m_sizes.allItems()},
            {"n_positions", m_spec.maxLength},
            {"n_layer", m_spec.layers},
            {"n_embd", m_spec.hidden},
            {"n_head", m_spec.heads},
            {"activation_function", "gelu_new"},
            {"layer_norm_epsilon", epsilon},
            {"initializer_range", deviation},
            {"pad_token_id", m_sizes.paddingItem()},
            {"tie_word_embeddings", m_spec.tiedOutput}};
}

} // namespace sessionsmith::learning
