// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/batch.h"
#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// Every parameter of such a model, without allocating any of them: a checkpoint is held against it before it is
/// believed.
std::vector<ParameterShape> parameterShapes(const ModelSpec& spec, const VocabularySizes& sizes);

/// The transformer of ModelSpec (Vaswani et al. 2017; pre-norm as in Radford et al. 2019, GELU, four times wider
/// inside).
class SequenceModel
{
public:
    /// Random weights, from `generator` alone.
    SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, at::Generator generator);
    /// Given weights, whose names and shapes are those of parameterShapes().
    SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, Weights weights);

    const ModelSpec& spec() const { return m_spec; }
    const VocabularySizes& sizes() const { return m_sizes; }
    const Weights& weights() const { return m_weights; }
    torch::Device device() const { return m_weights.begin()->second.device(); }
    /// Moves the weights there and has them gather gradients or not.
    void place(torch::Device device, bool learns) { learning::place(m_weights, device, learns); }

    // The way from events to scores, in its steps.
    /// Sums of the embeddings of the events: (rows x length x hidden).
    torch::Tensor embedded(const Batch& batch) const;
    /// What is held against the items at each place: (places x hidden).
    torch::Tensor states(const Batch& batch, const torch::Tensor& embedded, const Dropout& dropout = {}) const;
    /// The rows that states are held against, and their biases, which may be undefined: (items x hidden), (items).
    /// Behind the items come the indices of the model's own.
    torch::Tensor outputRows() const { return weight("items.weight"); }
    torch::Tensor outputBiases() const { return weight("items.bias"); }
    /// Scores of the first `classes` indices: (places x classes).
    torch::Tensor scores(const torch::Tensor& states, std::int64_t classes) const;

    /// All of them at the places of the batch: (places x items).
    torch::Tensor operator()(const Batch& batch, const Dropout& dropout = {}) const
    {
        return scores(states(batch, embedded(batch), dropout), m_sizes.items);
    }

private:
    const torch::Tensor& weight(const std::string& name) const { return m_weights.at(name); }
    torch::Tensor linear(const torch::Tensor& values, const std::string& name) const;
    torch::Tensor norm(const torch::Tensor& values, const std::string& name) const;
    torch::Tensor attention(const torch::Tensor& values, const torch::Tensor& mask, const std::string& layer,
                            const Dropout& dropout) const;

    ModelSpec m_spec;
    VocabularySizes m_sizes;
    Weights m_weights;
};

} // namespace sessionsmith::learning
