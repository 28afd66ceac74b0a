// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"

#include <cstdint>
#include <vector>

namespace sessionsmith::learning {

/// Changes a sequence each time it is learnt, so that no epoch is like another.
class SequenceChange
{
public:
    virtual ~SequenceChange() = default;
    /// Items and actions, of the same length, in the indices of the training's catalogue; at least one event is left.
    virtual void apply(std::vector<std::int32_t>& items, std::vector<std::int32_t>& actions, Philox& random) const = 0;
};

} // namespace sessionsmith::learning
