// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/models/network.h"

namespace sessionsmith::learning {

/// A model of ModelSpec: a network and its weights. With an action head among these it answers with actions, else with
/// items.
class SequenceModel
{
public:
    /// The head of Objective::NextAction: "nextAction.weight" (actions x hidden) and "nextAction.bias" (actions).
    static Network::Output actionHead() { return {"nextAction.weight", "nextAction.bias"}; }

    /// Random weights, from `generator` alone.
    SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, at::Generator generator);
    /// Given weights, whose names and shapes are those of the network's parameters().
    SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, Weights weights);

    const ModelSpec& spec() const { return m_spec; }
    const VocabularySizes& sizes() const { return m_sizes; }
    const Network& network() const { return *m_network; }
    const Weights& weights() const { return m_weights; }
    torch::Device device() const { return m_weights.begin()->second.device(); }
    /// Moves the weights there and has them gather gradients or not.
    void place(torch::Device device, bool learns) { learning::place(m_weights, device, learns); }

    // The way from events to scores, in its steps.
    /// Sums of the embeddings of batch.events: (rows x length x hidden).
    torch::Tensor embedded(const Batch& batch) const { return m_network->embedded(m_weights, batch.events); }
    /// What is held against the items at each place: (places x hidden).
    torch::Tensor states(const Batch& batch, const torch::Tensor& embedded, const Dropout& dropout = {}) const
    {
        return m_network->states(m_weights, batch, embedded, dropout);
    }
    bool tellsActions() const { return m_weights.contains(actionHead().weight); }
    /// The rows that states are held against, and their biases, which may be undefined: (items x hidden), (items).
    /// Behind the items come the indices of the model's own. Or those of the actions alone.
    torch::Tensor outputRows() const { return m_weights.at(output().weight); }
    torch::Tensor outputBiases() const;
    /// Scores of the first `classes` indices: (places x classes).
    torch::Tensor scores(const torch::Tensor& states, std::int64_t classes) const;

    /// All of them: (places x batch.classes).
    torch::Tensor operator()(const Batch& batch, const Dropout& dropout = {}) const
    {
        return scores(states(batch, embedded(batch), dropout), batch.classes);
    }

private:
    Network::Output output() const { return tellsActions() ? actionHead() : m_network->output(); }

    ModelSpec m_spec;
    VocabularySizes m_sizes;
    std::shared_ptr<const Network> m_network;
    Weights m_weights;
};

} // namespace sessionsmith::learning
