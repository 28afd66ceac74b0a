// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/transitiondifference.h"
#include "engine/fidelity/sides.h"

#include <array>

namespace sessionsmith::fidelity {

/// What a report draws of the held-out real sessions beside the synthetic ones.
struct Pictures
{
    static constexpr std::size_t longest = 50;     ///< lengths from here on are drawn as one
    static constexpr std::size_t mostActions = 12; ///< the most frequent ones of the real log
    static constexpr std::size_t mostSessions = 100;

    /// Where classes of gaps end, in seconds, and classes of items by their rank, the most popular being the first; one
    /// more class has the rest.
    static constexpr std::array<int, 6> gapEnds{1, 10, 60, 600, 3600, 86'400};
    static constexpr std::array<int, 4> rankEnds{1, 10, 100, 1000};

    std::vector<double> realLengths, syntheticLengths; ///< (up to longest) of sessions, by length - 1
    std::vector<double> realGaps, syntheticGaps;       ///< (classes) of gaps; empty without times
    /// (classes) of events, each log by its own ranks; empty where the logs share no items.
    std::vector<double> realRanks, syntheticRanks;
    std::vector<std::string> actions;                  ///< (M)
    std::vector<double> realActions, syntheticActions; ///< (M) of events
    hmm::Matrix realTransitions, syntheticTransitions; ///< (M x M) P(next action | action); 0 where one never shows it
    hmm::TransitionDifference transitions;             ///< (M x M) synthetic less real
    /// Some of each, drawn at random, in indices of `actions`; M for any other action.
    hmm::Sequences realSessions, syntheticSessions;
};
/// `seed`: of the sessions that are drawn.
Pictures picturesOf(const Sides& sides, std::uint64_t seed);

} // namespace sessionsmith::fidelity
