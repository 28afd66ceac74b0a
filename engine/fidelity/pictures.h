// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"
#include "engine/hmm/model.h"

namespace sessionsmith::fidelity {

/// What a report draws: shares of the held-out real sessions beside those of the synthetic ones.
struct Pictures
{
    static constexpr std::size_t longest = 40;     ///< lengths from here on are drawn as one
    static constexpr std::size_t mostActions = 12; ///< the most frequent ones of the real log

    std::vector<double> realLengths, syntheticLengths; ///< (up to longest) of sessions, by length - 1
    std::vector<std::string> actions;                  ///< (M)
    std::vector<double> realActions, syntheticActions; ///< (M) of events
    /// (M x M) P(next action | action) of the synthetic sessions less that of the real ones; 0 where either never shows
    /// the action.
    hmm::Matrix transitions;
};
Pictures picturesOf(const Sides& sides);

} // namespace sessionsmith::fidelity
