// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/techniques.h"
#include "engine/learning/torch/weights.h"

#include <optional>

namespace sessionsmith::learning {

/// Where in a model a parameter stands, by its name.
struct ParameterPlace
{
    bool isEmbedding = false;
    std::optional<int>
        layer; ///< from 0, the one nearest to the events; none of embeddings and what comes after all layers

    /// Of a parameter with a number in its dotted name, the first one is its layer; of the others, those named after
    /// what they embed are embeddings.
    static ParameterPlace of(const std::string& name);
};

/// Whether a parameter is kept as it is.
bool isFrozen(const FreezeSpec& freeze, const std::string& name);
/// What the learning rate of a parameter is multiplied by, in a model of so many layers: the decay to the power of the
/// layers above it; embeddings lie below all of them.
double rateOf(const FreezeSpec& freeze, const std::string& name, int layers);

} // namespace sessionsmith::learning
