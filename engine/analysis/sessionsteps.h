// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

#include <vector>

namespace sessionsmith::hmm {

/// How sessions of a valid model go on, event by event and exactly: sums over all sessions instead of a sample, by
/// pushing the distribution of the states through the model. O(K^2) a step.

/// (steps x K) P(a session has an event number t, counted from one, and is in state i then). A row sums to the share
/// of sessions that are still going on; all to one for a model without END.
Matrix statesByStep(const Model& model, int steps);

/// The same of sessions whose actions alone are known.
struct DecodedSteps
{
    Matrix shares;            ///< (steps x K) mean of P(state i at t | all actions of the session), zero after its end
    std::size_t sessions = 0; ///< that the model can produce
    std::size_t impossible = 0; ///< left out: those that it cannot produce, or with a symbol outside 0 ... M-1
};
/// Takes sequences from the first on until those with known symbols have `mostEvents` together.
DecodedSteps decodedStatesByStep(const Model& model, const Sequences& sequences, int steps, std::size_t mostEvents,
                                 unsigned threads = 0);

/// (S) P(a session of at most `longest` events shows actions[0], at a later event actions[1], and so on to actions[s]),
/// with anything between them. Each is at most the one before. Actions must lie in 0 ... M-1.
Vector funnel(const Model& model, const std::vector<int>& actions, int longest);

} // namespace sessionsmith::hmm
