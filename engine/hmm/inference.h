// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/hmm/paths.h"
#include "engine/hmm/posteriors.h"

namespace sessionsmith::hmm {

/// All of these use scaled recursions in double (Rabiner 1989, section V.A); natural logarithms of whole sequences, the
/// END factors included where the model has an END state. A sequence that the model cannot produce has log-likelihood
/// minus infinity, never NaN. Symbols must lie in 0 ... M-1: anything else is an Error naming the sequence and the
/// position. `threads`: 0 for one per core; results do not depend on it. Errors of those that take a control: also
/// cancelled.

struct Score
{
    double logLikelihood = 0;        ///< the sum
    std::vector<double> perSequence; ///< (N)
    std::size_t events = 0;
    double perplexity() const; ///< exp(-logLikelihood / events); infinite where a sequence is impossible
};
Result<Score> score(const Model& model, const Sequences& sequences, unsigned threads = 0, const Control& control = {});

/// Filtered probabilities P(state i at t | actions up to t), (T x K). A row of zeros from the first impossible action
/// on.
Result<Matrix> filter(const Model& model, std::span<const std::int32_t> sequence);

/// Posterior probabilities P(state i at t | all actions), (T x K). All zero for an impossible sequence.
Result<Matrix> posterior(const Model& model, std::span<const std::int32_t> sequence);
/// The same for each of many.
Result<Posteriors> posteriors(const Model& model, const Sequences& sequences, unsigned threads = 0,
                              const Control& control = {});

/// The most likely path of each (Viterbi 1967). Of several equally likely ones it takes the state with the lowest
/// index, last position first.
Result<Paths> decode(const Model& model, const Sequences& sequences, unsigned threads = 0, const Control& control = {});

} // namespace sessionsmith::hmm
