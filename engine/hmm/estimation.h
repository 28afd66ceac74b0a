// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

class LaneBatches;

/// Supervised estimation from labelled sequences: states and actions of the same lengths. Every cell gets `pseudoCount`
/// more; a row without any count and without pseudo-counts becomes uniform. With `withEnd` the END probabilities are
/// counted too. Errors: lengths differ, an index out of range, no sequence.
Result<Model> countModel(const std::vector<std::string>& states, const std::vector<std::string>& actions,
                         const Sequences& stateSequences, const Sequences& actionSequences, double pseudoCount,
                         bool withEnd);

/// Expected counts of one E step, summed over all sequences that the model can produce.
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
/// The M step: each row of counts, plus `pseudoCount`, normalised; a row without counts keeps the model's values.
Model maximise(const Model& model, const ExpectedCounts& counts, double pseudoCount = 0);

enum class Initialisation { Uniform, Random, KMeans };

/// A starting point for Baum-Welch with K states "state 1" ... (uniform is broken slightly by the seed: exactly uniform
/// rows are a fixed point). KMeans clusters windows of the sequences by their action frequencies: the clusters give the
/// emission rows, the clusters of each sequence's first window the initial distribution.
Result<Model> initialModel(const std::vector<std::string>& actions, const Sequences& sequences, int states,
                           Initialisation method, std::uint64_t seed, bool withEnd);

struct BaumWelchSpec
{
    int maximumIterations = 200;
    double tolerance = 1e-6; ///< on the change of the log-likelihood per event
    double pseudoCount = 0;
    unsigned threads = 0;
};

struct Fit
{
    Model model;
    int iterations = 0;
    bool converged = false;
    bool stopped = false;                     ///< on request, after `iterations`
    double logLikelihood = 0;                 ///< of `model`
    std::vector<double> logLikelihoodHistory; ///< before each iteration, then the last
};

/// Maximum likelihood by expectation-maximisation (Baum, Petrie, Soules, Weiss 1970). `onIteration` gets every fit so
/// far. Cancelled: the best so far is returned with stopped = true. Errors: no sequences, symbols out of range, all
/// impossible.
Result<Fit> baumWelch(const Model& start, const Sequences& sequences, const BaumWelchSpec& spec,
                      const std::function<void(const Fit&)>& onIteration = {}, const Control& control = {});

} // namespace sessionsmith::hmm
