// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/batch.h"
#include "engine/learning/torch/models/layers.h"
#include "engine/learning/torch/models/parameters.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::learning {

/// An architecture of some size: which parameters it has, and what it makes of events. It holds no weights. Names,
/// shapes and mathematics are those of Hugging Face's models of that kind, so that weights go both ways; what they lack
/// (actions, categories, gaps) has names that they pass over, beginning with "sessionsmith.".
class Network
{
public:
    Network(const ModelSpec& spec, const VocabularySizes& sizes) : m_spec(spec), m_sizes(sizes) {}
    virtual ~Network() = default;

    /// Without allocating any of them: a checkpoint is held against it before it is believed.
    virtual std::vector<Parameter> parameters() const = 0;
    /// The sums of the embeddings of what the events have: (rows x length x hidden).
    virtual torch::Tensor embedded(const Weights& weights, const EventGrid& events) const = 0;
    /// What each place of the batch has to be told by, ready to be held against the items: (places x hidden).
    /// `embedded`: of batch.events.
    virtual torch::Tensor states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                                 const Dropout& dropout) const = 0;
    /// What items are scored by, a row for each item and those behind them, and a bias or nothing: state x row + bias.
    struct Output
    {
        std::string weight, bias;
    };
    virtual Output output() const = 0;
    /// What items are read by, rows as those of output().
    virtual std::string itemTable() const = 0;
    /// What Hugging Face calls the sizes of such a model ("config.json").
    virtual nlohmann::json configuration() const = 0;
    /// What may stand before all names of the body there.
    virtual std::string bodyPrefix() const { return {}; }

protected:
    /// The embeddings of an event that Hugging Face's models do not have.
    void addOwnEmbeddings(Parameters& parameters, bool withActions, double deviation) const;
    /// Their sum onto `values`.
    torch::Tensor withOwnEmbeddings(torch::Tensor values, const Weights& weights, const EventGrid& events) const;
    /// Numbers of a grid as (rows x length), and their rows of a table (rows x length x width).
    static torch::Tensor indices(const std::vector<std::int64_t>& numbers, const EventGrid& events,
                                 torch::Device device);
    static torch::Tensor looked(const torch::Tensor& table, const std::vector<std::int64_t>& numbers,
                                const EventGrid& events);

    ModelSpec m_spec;
    VocabularySizes m_sizes;
};

/// Errors: none; the specification is taken to be valid.
std::shared_ptr<const Network> networkOf(const ModelSpec& spec, const VocabularySizes& sizes);

/// The rows (places x width) of values (rows x length x width) where something is asked: only these pass through what
/// is wide.
torch::Tensor asked(const torch::Tensor& values, const std::vector<std::int64_t>& places);

} // namespace sessionsmith::learning
