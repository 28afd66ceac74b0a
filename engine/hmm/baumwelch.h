// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/hmm/constraints.h"
#include "engine/hmm/prior.h"
#include "engine/hmm/sequences.h"

#include <functional>

namespace sessionsmith::hmm {

struct BaumWelchSpec
{
    int maximumIterations = 200;
    double tolerance = 1e-6; ///< on the change of the objective per event
    Prior prior;
    Constraints constraints;
    unsigned threads = 0;
};

/// What came of one starting point.
struct Attempt
{
    int iterations = 0;
    bool converged = false;
    double logLikelihood = 0, objective = 0;
};

struct Fit
{
    Model model;
    int iterations = 0;
    bool converged = false;
    bool stopped = false;                     ///< on request, after `iterations`
    std::size_t impossible = 0;               ///< sequences that `model` cannot produce, which were left out
    double logLikelihood = 0;                 ///< of `model`; minus infinity if a sequence is impossible
    double objective = 0;                     ///< with Maximisation::logPrior
    std::vector<double> logLikelihoodHistory; ///< before each iteration, then the last
    std::vector<double> objectiveHistory;     ///< the same; never falls
    int start = 0;                            ///< the index of the starting point
    std::vector<Attempt> attempts;            ///< that are done, by starting point
};

/// Maximum likelihood, or with a prior the mode of the posterior, by expectation-maximisation (Baum, Petrie, Soules,
/// Weiss 1970). `onIteration` gets every fit so far. Cancelled: the best so far is returned with stopped = true.
/// Errors: no sequences, symbols out of range, all impossible, constraints or a prior that do not suit the model.
Result<Fit> baumWelch(const Model& start, const Sequences& sequences, const BaumWelchSpec& spec,
                      const std::function<void(const Fit&)>& onIteration = {}, const Control& control = {});

/// The best of several starting points, `start(0)` to `start(starts - 1)`: of those that leave out the fewest sequences
/// the one with the largest objective. One that can produce no sequence is passed over, unless all are such.
Result<Fit> baumWelch(int starts, const std::function<Result<Model>(int index)>& start, const Sequences& sequences,
                      const BaumWelchSpec& spec, const std::function<void(const Fit&)>& onIteration = {},
                      const Control& control = {});

} // namespace sessionsmith::hmm
