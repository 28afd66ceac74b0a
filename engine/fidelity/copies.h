// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

namespace sessionsmith::fidelity {

/// Sessions that show the same items in the same order as one of others.
struct Copies
{
    static constexpr std::size_t shortest = 5; ///< events; shorter sessions are the same by chance all the time

    std::size_t sessions = 0; ///< of at least that many events
    std::size_t copied = 0;   ///< of these

    /// NaN without a session that is long enough.
    double share() const;
};
Copies copiesFrom(const std::vector<const Sessions*>& originals, const Sessions& sessions);

} // namespace sessionsmith::fidelity
