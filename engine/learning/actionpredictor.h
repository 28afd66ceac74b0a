// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/learning/catalogue.h"

#include <vector>

namespace sessionsmith::learning {

/// Anything that tells the action of the next event: sequence models, baselines, the model behind synthetic sessions.
class ActionPredictor
{
public:
    virtual ~ActionPredictor() = default;
    virtual const Catalogue& catalogue() const = 0;
    /// Writes log-probabilities up to a constant: `scores` becomes (contexts x actions), row-major. Errors: out of
    /// memory and the like.
    virtual Result<> scoreActions(std::span<const Context> contexts, std::vector<float>& scores) = 0;
};

enum class ActionBaseline { Majority, Markov };
const char* name(ActionBaseline baseline); ///< "majority", "markov"

/// Majority: count + 1 of each action, as probabilities, whatever came before. Markov: first order over actions,
/// P(b | last action a) = (n(a, b) + share of b) / (n(a) + 1). What is needed of `data` is copied.
std::unique_ptr<ActionPredictor> fitActionBaseline(ActionBaseline baseline, const Catalogue& catalogue,
                                                   const SequenceData& data);

} // namespace sessionsmith::learning
