// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/sequencemodel.h"

#include <cmath>
#include <limits>

namespace sessionsmith::learning {

namespace {

std::string layerName(int layer)
{
    return "layers." + std::to_string(layer) + ".";
}

/// (1 or rows, 1, length, length or 1): minus infinity wherever attention must not look.
torch::Tensor attentionMask(Architecture architecture, const torch::Tensor& items, std::int64_t paddingItem)
{
    const auto options = torch::TensorOptions(items.device()).dtype(torch::kFloat);
    constexpr float never = -std::numeric_limits<float>::infinity();
    if (architecture == Architecture::Gpt) { // padding lies behind every real event, hence is hidden with the future
        const std::int64_t length = items.size(1);
        return torch::full({length, length}, never, options).triu(1).view({1, 1, length, length});
    }
    return torch::zeros(items.sizes(), options)
        .masked_fill_(items.eq(paddingItem), never)
        .view({items.size(0), 1, 1, items.size(1)});
}

/// Matrices: normal with deviation 0.02, those that add to the residual stream smaller with the depth (Radford et al.
/// 2019); gains one; the rest zero.
torch::Tensor initial(const ParameterShape& parameter, int layers, at::Generator generator)
{
    auto tensor = torch::zeros(parameter.shape, torch::kFloat);
    const std::string& name = parameter.name;
    if (name.ends_with("gain")) return tensor.fill_(1);
    if (!parameter.isMatrix()) return tensor;
    const bool residual = name.ends_with("output.weight") || name.ends_with("contract.weight");
    return tensor.normal_(0, residual ? 0.02 / std::sqrt(2.0 * layers) : 0.02, generator);
}

} // namespace

std::vector<ParameterShape> parameterShapes(const ModelSpec& spec, const VocabularySizes& sizes)
{
    const std::int64_t hidden = spec.hidden;
    std::vector<ParameterShape> shapes{{"items.weight", {sizes.items + 2, hidden}},
                                       {"items.bias", {sizes.items}},
                                       {"actions.weight", {sizes.actions + 2, hidden}},
                                       {"positions.weight", {spec.maxLength, hidden}}};
    const auto addLinear = [&](const std::string& name, std::int64_t out, std::int64_t in) {
        shapes.push_back({name + ".weight", {out, in}});
        shapes.push_back({name + ".bias", {out}});
    };
    const auto addNorm = [&](const std::string& name) {
        shapes.push_back({name + ".gain", {hidden}});
        shapes.push_back({name + ".bias", {hidden}});
    };
    for (int i = 0; i < spec.layers; ++i) {
        const std::string layer = layerName(i);
        addNorm(layer + "attention.norm");
        addLinear(layer + "attention.input", 3 * hidden, hidden);
        addLinear(layer + "attention.output", hidden, hidden);
        addNorm(layer + "mlp.norm");
        addLinear(layer + "mlp.expand", 4 * hidden, hidden);
        addLinear(layer + "mlp.contract", hidden, 4 * hidden);
    }
    addNorm("norm");
    return shapes;
}

SequenceModel::SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, at::Generator generator)
    : m_spec(spec), m_sizes(sizes)
{
    for (const ParameterShape& parameter : parameterShapes(spec, sizes))
        m_weights[parameter.name] = initial(parameter, spec.layers, generator);
}

SequenceModel::SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, Weights weights)
    : m_spec(spec), m_sizes(sizes), m_weights(std::move(weights))
{}

torch::Tensor SequenceModel::linear(const torch::Tensor& values, const std::string& name) const
{
    return torch::linear(values, weight(name + ".weight"), weight(name + ".bias"));
}

torch::Tensor SequenceModel::norm(const torch::Tensor& values, const std::string& name) const
{
    return torch::layer_norm(values, {m_spec.hidden}, weight(name + ".gain"), weight(name + ".bias"));
}

torch::Tensor SequenceModel::attention(const torch::Tensor& values, const torch::Tensor& mask, const std::string& layer,
                                       const Dropout& dropout) const
{
    const std::int64_t rows = values.size(0), length = values.size(1), width = m_spec.hidden / m_spec.heads;
    const auto parts = linear(values, layer + "input")
                           .view({rows, length, 3, m_spec.heads, width})
                           .permute({2, 0, 3, 1, 4}); // (3, rows, heads, length, width)
    const auto agreement = torch::matmul(parts[0], parts[1].transpose(-2, -1)) / std::sqrt(double(width)) + mask;
    const auto mixed = torch::matmul(dropout(agreement.softmax(-1)), parts[2]);
    return linear(mixed.transpose(1, 2).reshape({rows, length, m_spec.hidden}), layer + "output");
}

torch::Tensor SequenceModel::embedded(const Batch& batch) const
{
    const auto input = [&](const std::vector<std::int64_t>& values) {
        return tensorOf(values, {batch.rows, batch.length}, device());
    };
    return torch::embedding(weight("items.weight"), input(batch.items)) +
           torch::embedding(weight("actions.weight"), input(batch.actions)) +
           torch::embedding(weight("positions.weight"), input(batch.positions));
}

torch::Tensor SequenceModel::states(const Batch& batch, const torch::Tensor& embedded, const Dropout& dropout) const
{
    const auto items = tensorOf(batch.items, {batch.rows, batch.length}, device());
    const auto mask = attentionMask(m_spec.architecture, items, m_sizes.paddingItem());
    auto values = dropout(embedded);
    for (int i = 0; i < m_spec.layers; ++i) {
        const std::string layer = layerName(i);
        values =
            values + dropout(attention(norm(values, layer + "attention.norm"), mask, layer + "attention.", dropout));
        const auto inner = torch::gelu(linear(norm(values, layer + "mlp.norm"), layer + "mlp.expand"));
        values = values + dropout(linear(inner, layer + "mlp.contract"));
    }
    // Scores are asked at few places: only these pass through the wide product.
    const auto places = tensorOf(batch.places, {std::int64_t(batch.places.size())}, device());
    return norm(values.reshape({-1, m_spec.hidden}).index_select(0, places), "norm");
}

torch::Tensor SequenceModel::scores(const torch::Tensor& states, std::int64_t classes) const
{
    return torch::linear(states, outputRows().narrow(0, 0, classes), outputBiases());
}

} // namespace sessionsmith::learning
