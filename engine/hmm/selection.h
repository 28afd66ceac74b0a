// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// Sequences to fit to, and others to judge the fit by.
struct HeldOut
{
    Sequences training, test;
    std::vector<bool> isTest; ///< of each sequence of the log; empty where nothing is held out
};
/// Holds out `share` of the sequences, at least one, drawn by the seed; both parts keep the order of the log. Errors: a
/// share that does not lie between 0 and 1; fewer than two sequences.
Result<HeldOut> holdOut(const Sequences& sequences, double share, std::uint64_t seed);

/// One of several models to choose from. Smaller is better for all criteria.
struct Candidate
{
    int states = 0;
    double logLikelihood = 0;     ///< of the events it was fitted to
    int parameters = 0;           ///< see freeParameters()
    double aic = 0;               ///< 2 p - 2 log L (Akaike 1974)
    double bic = 0;               ///< p log n - 2 log L, n events (Schwarz 1978)
    double heldOutPerplexity = 0; ///< an event; NaN where nothing was held out

    Candidate(int states, double logLikelihood, int parameters, std::size_t events);
};

enum class Criterion { Bic, Aic, HeldOut };

/// The index of the best by that criterion; of equal ones the first, which has the fewest states. One whose criterion
/// is not finite is passed over, unless all are such.
std::size_t chooseCandidate(const std::vector<Candidate>& candidates, Criterion criterion);

} // namespace sessionsmith::hmm
