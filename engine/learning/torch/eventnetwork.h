// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/generatorspec.h"
#include "engine/learning/torch/sessionbatch.h"
#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// The parts of a layer of gated recurrent units (Cho et al. 2014) among some weights.
struct Recurrent
{
    const Weights& weights;
    std::string name;

    static void addShapes(std::vector<ParameterShape>& shapes, const std::string& name, std::int64_t input,
                          std::int64_t hidden);
    /// The states after each step: (rows x length x hidden). `first`: (rows x hidden).
    torch::Tensor operator()(const torch::Tensor& inputs, const torch::Tensor& first) const;
    torch::Tensor step(const torch::Tensor& input, const torch::Tensor& state) const;
};

/// Draws sessions event by event: a recurrent network that is told the events so far and, of a VAE, where in the latent
/// space the session lies; from its state come the next action (or the end), then the item by the action, then the gap
/// by the action.
class EventNetwork
{
public:
    static std::vector<ParameterShape> shapes(const GeneratorSpec& spec, const EventSizes& sizes);
    /// The weights stay those of the caller.
    EventNetwork(const GeneratorSpec& spec, const EventSizes& sizes, const Weights& weights)
        : m_spec(spec), m_sizes(sizes), m_weights(weights)
    {}

    const EventSizes& sizes() const { return m_sizes; }
    torch::Device device() const { return m_weights.at("items.weight").device(); }

    /// Sums of the embeddings of events: (... x embedding). Indices of like shape.
    torch::Tensor embedded(const torch::Tensor& items, const torch::Tensor& actions, const torch::Tensor& gaps) const;
    /// ln p(session | latent), in its two parts, of each row: (rows).
    struct LogLikelihood
    {
        torch::Tensor behaviour; ///< actions, ends and gaps
        torch::Tensor items;     ///< by the actions
        torch::Tensor sum() const { return behaviour + items; }
    };
    /// `latent`: (rows x latent), undefined without one. `told`: (rows x length), 0 for the events that the network is
    /// not told; undefined: of all. `dropout`: of what asks for items.
    LogLikelihood logLikelihood(const SessionBatch& batch, const torch::Tensor& latent, const torch::Tensor& told = {},
                                const Dropout& dropout = {}) const;

    /// The state before the first event of some sessions: (rows x hidden).
    torch::Tensor start(std::int64_t rows, const torch::Tensor& latent) const;
    /// The state once an event is known. Indices: (rows).
    torch::Tensor follow(const torch::Tensor& state, const torch::Tensor& items, const torch::Tensor& actions,
                         const torch::Tensor& gaps, const torch::Tensor& latent) const;
    torch::Tensor actionScores(const torch::Tensor& state) const; ///< (... x actions + 1)
    torch::Tensor itemScores(const torch::Tensor& state, const torch::Tensor& actions,
                             const Dropout& dropout = {}) const; ///< (... x items)
    torch::Tensor gapScores(const torch::Tensor& state,
                            const torch::Tensor& actions) const; ///< (... x gaps), where there are any

private:
    bool hasLatent() const { return m_spec.kind == GeneratorKind::Vae; }
    const torch::Tensor& weight(const std::string& name) const { return m_weights.at(name); }
    torch::Tensor linear(const torch::Tensor& values, const std::string& name) const;
    torch::Tensor withLatent(const torch::Tensor& inputs, const torch::Tensor& latent) const;

    GeneratorSpec m_spec;
    EventSizes m_sizes;
    const Weights& m_weights;
};

/// Normal with the deviation 1 / sqrt(columns), what asks for items much smaller; vectors zero.
Weights initialWeights(const std::vector<ParameterShape>& shapes, at::Generator generator);
/// Sets the biases of a network such that, before it learnt anything else, it draws items, actions and gaps as often as
/// the sessions have them, each counted half a time more.
void beginWithFrequencies(Weights& weights, const EventSizes& sizes, const SessionBatch& batch);

} // namespace sessionsmith::learning
