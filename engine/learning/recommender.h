// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/learning/catalogue.h"

#include <vector>

namespace sessionsmith::learning {

/// Anything that ranks the whole catalogue for a context: sequence models and baselines alike.
class Recommender
{
public:
    virtual ~Recommender() = default;
    virtual const Catalogue& catalogue() const = 0;
    /// Whether scores are log-probabilities up to a constant, so that a loss can be computed from them.
    virtual bool isProbabilistic() const { return true; }
    /// Writes a score for every item, higher is better: `scores` becomes (contexts x items), row-major.
    /// Errors: out of memory and the like.
    virtual Result<> score(std::span<const Context> contexts, std::vector<float>& scores) = 0;
};

} // namespace sessionsmith::learning
