// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

namespace sessionsmith::fidelity {

struct Metric;

/// What of a behaviour model governs a difference.
enum class Part { Initial, Transition, Emission, End, Gaps, Items, ItemTransitions, Revisits };
/// As scripts know it: "transition".
const char* nameOf(Part part);

/// Something that the synthetic sessions show otherwise than the real ones, beyond chance.
struct Difference
{
    Part part = Part::Transition;
    std::string from, to; ///< actions: of a transition both, of an initial, emission or END the first; else empty
    double real = 0, synthetic = 0; ///< probabilities, or the metric's best and value
    double size = 0;                ///< absolute difference of the two: the share of cases that it concerns
    Message text;                   ///< what it is and what of the model governs it
};

/// The largest ones, the largest first, of two kinds. Probabilities of single actions are those of all real and all
/// synthetic sessions: what comes first, next and last, and the shares of the actions. Transitions differ as in
/// hmm::transitionDifference(), the others by three standard errors. Lengths, gaps and items differ by as much as their
/// metric is worse than its best, where that is more than half its interval and half a percent.
std::vector<Difference> largestDifferences(const Sides& sides, const std::vector<Metric>& metrics, std::size_t number);

} // namespace sessionsmith::fidelity
