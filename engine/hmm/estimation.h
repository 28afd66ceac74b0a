// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/prior.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

class LaneBatches;

/// How often each cell was used: counted, or expected by one E step over all sequences that the model can produce.
struct ExpectedCounts
{
    Vector initial;             ///< (K)
    Matrix transition;          ///< (K x K)
    Matrix emission;            ///< (K x M)
    Vector end;                 ///< (K) sessions ended in state i
    double logLikelihood = 0;   ///< of all sequences; minus infinity if one is impossible
    std::size_t impossible = 0; ///< sequences that were left out
};
Result<ExpectedCounts> expectedCounts(const Model& model, const Sequences& sequences, unsigned threads = 0);
/// The same for sequences that are laid out already and known to be sound: many steps look at the same ones.
ExpectedCounts expectedCounts(const Model& model, const LaneBatches& batches, unsigned threads = 0);
/// The plain M step (see Maximisation): each row of counts, plus `pseudoCount`, normalised; a row without counts keeps
/// the model's values.
Model maximise(const Model& model, const ExpectedCounts& counts, double pseudoCount = 0);

/// The counts of labelled sequences, states and actions of the same lengths. Errors: lengths differ, an index out of
/// range, no sequence.
Result<ExpectedCounts> countLabelled(const Sequences& stateSequences, const Sequences& actionSequences, int states,
                                     int actions);

/// Supervised estimation: those counts and the prior's, normalised; a row with neither becomes uniform. With `withEnd`
/// the END probabilities are estimated too. Errors: also those of the prior.
Result<Model> countModel(const std::vector<std::string>& states, const std::vector<std::string>& actions,
                         const Sequences& stateSequences, const Sequences& actionSequences, const Prior& prior,
                         bool withEnd);

} // namespace sessionsmith::hmm
