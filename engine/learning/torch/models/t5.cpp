// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/t5.h"

#include "engine/learning/torch/models/distancebuckets.h"
#include "engine/learning/torch/precision.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr double epsilon = 1e-6;
constexpr std::int64_t buckets = 32, farthest = 128;
constexpr const char *words = "shared.weight", *ownOutput = "lm_head.weight";
constexpr const char* distanceTable = "block.0.layer.0.SelfAttention.relative_attention_bias.weight";

torch::Tensor normed(const torch::Tensor& values, const Part& part)
{
    return rootMeanSquareNorm(values, part, epsilon);
}

torch::Tensor times(const torch::Tensor& values, const Part& part)
{
    return affine(values, part.weight());
}

/// Attention of `queries` to `seen`, by the four matrices of a part.
torch::Tensor attend(const Attention& attention, const torch::Tensor& queries, const torch::Tensor& seen,
                     const Part& part, const Dropout& dropout)
{
    const auto mixed =
        attention(times(queries, part.part("q")), times(seen, part.part("k")), times(seen, part.part("v")), dropout);
    return dropout(times(mixed, part.part("o")));
}

/// (1 x heads x length x length)
torch::Tensor distanceBias(const Part& stack, std::int64_t length, bool bothWays)
{
    const auto& table = stack.at(distanceTable); // (buckets x heads)
    const auto indices =
        tensorOf(distanceBuckets(length, bothWays, buckets, farthest), {length, length}, table.device());
    return torch::embedding(table, indices).permute({2, 0, 1}).unsqueeze(0);
}

/// Of the encoder where it reads itself alone, of the decoder where there is something `read` to look at as well.
struct Stack
{
    Part part;
    int blocks;
    NormPlace norm;
    Attention self, cross;
    const Dropout& dropout;

    torch::Tensor operator()(torch::Tensor values, const torch::Tensor& read = {}) const
    {
        values = dropout(values);
        for (int i = 0; i < blocks; ++i) {
            const Part block = part.part("block." + std::to_string(i));
            int number = 0;
            const auto sublayer = [&](auto&& function) {
                const Part layer = block.part("layer." + std::to_string(number++));
                values = residual(
                    norm, values, [&](const auto& x) { return normed(x, layer.part("layer_norm")); },
                    [&](const auto& x) { return function(x, layer); });
            };
            sublayer([&](const torch::Tensor& x, const Part& layer) {
                return attend(self, x, x, layer.part("SelfAttention"), dropout);
            });
            if (read.defined())
                sublayer([&](const torch::Tensor& x, const Part& layer) {
                    return attend(cross, x, read, layer.part("EncDecAttention"), dropout);
                });
            sublayer([&](const torch::Tensor& x, const Part& layer) {
                const Part dense = layer.part("DenseReluDense");
                return dropout(times(dropout(torch::relu(times(x, dense.part("wi")))), dense.part("wo")));
            });
        }
        if (norm == NormPlace::Post) return values;
        return dropout(normed(values, part.part("final_layer_norm")));
    }
};

} // namespace

std::vector<Parameter> T5::parameters() const
{
    const std::int64_t hidden = m_spec.hidden;
    // As Raffel et al. begin: each product keeps the size of what it reads.
    const double narrow = 1 / std::sqrt(double(hidden)), wide = 1 / std::sqrt(4.0 * double(hidden));
    const double query = narrow / std::sqrt(double(hidden / m_spec.heads)); // instead of the scale in the attention
    Parameters all;
    const auto addAttention = [&](const std::string& name) {
        all.add(name + ".q.weight", {hidden, hidden}, query);
        for (const char* part : {".k", ".v", ".o"})
            all.add(name + part + ".weight", {hidden, hidden}, narrow);
    };
    const auto addStack = [&](const std::string& stack, int blocks, bool decodes) {
        all.add(stack + distanceTable, {buckets, m_spec.heads}, narrow);
        for (int i = 0; i < blocks; ++i) {
            const std::string layer = stack + "block." + std::to_string(i) + ".layer.";
            int number = 0;
            const auto next = [&] { return layer + std::to_string(number++); };
            const auto addLayer = [&](const std::string& name) { all.addNorm(name + ".layer_norm", hidden, false); };
            std::string name = next();
            addAttention(name + ".SelfAttention");
            addLayer(name);
            if (decodes) {
                name = next();
                addAttention(name + ".EncDecAttention");
                addLayer(name);
            }
            name = next();
            all.add(name + ".DenseReluDense.wi.weight", {4 * hidden, hidden}, narrow);
            all.add(name + ".DenseReluDense.wo.weight", {hidden, 4 * hidden}, wide);
            addLayer(name);
        }
        if (m_spec.norm == NormPlace::Pre) all.addNorm(stack + "final_layer_norm", hidden, false);
    };
    all.addRows(words, Rows::Items, m_sizes.allItems(), hidden, 1);
    addOwnEmbeddings(all, true, 1);
    addStack("encoder.", encoderBlocks(), false);
    addStack("decoder.", decoderBlocks(), true);
    if (!m_spec.tiedOutput) all.addRows(ownOutput, Rows::Items, m_sizes.allItems(), hidden, narrow);
    return all.all();
}

torch::Tensor T5::embedded(const Weights& weights, const EventGrid& events) const
{
    return withOwnEmbeddings(looked(weights.at(words), events.items, events), weights, events);
}

torch::Tensor T5::states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                         const Dropout& dropout) const
{
    const auto unread =
        paddingBias(indices(batch.events.items, batch.events, embedded.device()), m_sizes.paddingItem());
    const Part encoder(weights, "encoder."), decoder(weights, "decoder.");
    const std::int64_t heads = m_spec.heads;
    const Stack reads{encoder,     encoderBlocks(),
                      m_spec.norm, {heads, 1, distanceBias(encoder, batch.events.length, true) + unread},
                      {},          dropout};
    const Stack tells{
        decoder,
        decoderBlocks(),
        m_spec.norm,
        {heads, 1, distanceBias(decoder, batch.told.length, false) + causalBias(batch.told.length, embedded.device())},
        {heads, 1, unread},
        dropout};
    const auto told = asked(tells(this->embedded(weights, batch.told), reads(embedded)), batch.places);
    return m_spec.tiedOutput ? told / std::sqrt(double(m_spec.hidden)) : told;
}

Network::Output T5::output() const
{
    return {m_spec.tiedOutput ? words : ownOutput, {}};
}

std::string T5::itemTable() const
{
    return words;
}

nlohmann::json T5::configuration() const
{
    return {{"architectures", {"T5ForConditionalGeneration"}},
            {"model_type", "t5"},
            {"is_encoder_decoder", true},
            {"vocab_size", m_sizes.allItems()},
            {"num_layers", encoderBlocks()},
            {"num_decoder_layers", decoderBlocks()},
            {"d_model", m_spec.hidden},
            {"num_heads", m_spec.heads},
            {"d_kv", m_spec.hidden / m_spec.heads},
            {"d_ff", 4 * m_spec.hidden},
            {"feed_forward_proj", "relu"},
            {"relative_attention_num_buckets", buckets},
            {"relative_attention_max_distance", farthest},
            {"layer_norm_epsilon", epsilon},
            {"initializer_factor", 1.0},
            {"pad_token_id", m_sizes.paddingItem()},
            {"decoder_start_token_id", m_sizes.paddingItem()},
            {"eos_token_id", nullptr},
            {"tie_word_embeddings", m_spec.tiedOutput}};
}

} // namespace sessionsmith::learning
