// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/learning/catalogue.h"

#include <vector>

namespace sessionsmith::learning {

/// What a trained sequence model makes of sessions and items, whatever it was trained for.
class Representation
{
public:
    virtual ~Representation() = default;
    virtual const Catalogue& catalogue() const = 0;
    virtual std::size_t width() const = 0;
    /// Writes what the model tells the event behind each context from: `states` becomes (contexts x width), row-major.
    /// Errors: an item or an action that the model does not know, out of memory and the like.
    virtual Result<> represent(std::span<const Context> contexts, std::vector<float>& states) = 0;
    /// (items x width) What the model reads items by.
    virtual std::vector<float> itemEmbeddings() const = 0;
};

} // namespace sessionsmith::learning
