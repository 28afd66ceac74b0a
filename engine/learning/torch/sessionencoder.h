// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/eventnetwork.h"

namespace sessionsmith::learning {

/// Reads whole sessions. Of a VAE it says where in the latent space they lie, of a GAN whether they are real. It has
/// embeddings of its own.
class SessionEncoder
{
public:
    /// Names in front of which "reader." stands. `outputs`: numbers said of each session.
    static std::vector<ParameterShape> shapes(const GeneratorSpec& spec, const EventSizes& sizes, std::int64_t outputs);
    static bool owns(const std::string& parameter) { return parameter.starts_with("reader."); }
    SessionEncoder(const GeneratorSpec& spec, const Weights& weights) : m_spec(spec), m_weights(weights) {}

    /// (rows x outputs)
    torch::Tensor operator()(const SessionBatch& batch) const;

private:
    GeneratorSpec m_spec;
    const Weights& m_weights;
};

} // namespace sessionsmith::learning
