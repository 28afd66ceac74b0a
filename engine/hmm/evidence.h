// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/intervals.h"

#include <map>

namespace sessionsmith::hmm {

/// What the data said of a model when it was fitted. It stays as it is when the model is edited by hand: the window
/// shows which cells have left what the data allow. So it has the names of its own rows and columns.
struct Evidence
{
    enum class Method { Count, BaumWelch };

    Method method = Method::Count;
    std::string source;         ///< the log's name, or a file's
    std::string sourceHash;     ///< its content hash; empty for a file
    std::size_t sequences = 0;  ///< all, with those left out
    std::size_t events = 0;     ///< the same
    std::size_t impossible = 0; ///< sequences that the model cannot produce, which were left out
    double logLikelihood = 0;   ///< of the model as it was fitted; minus infinity where one was left out
    int iterations = 0;
    bool converged = false;

    std::vector<std::string> states, actions; ///< K, M names: of the rows and columns below
    CellValues estimate;
    CellValues counts; ///< behind each cell: events or sessions, expected ones where states are hidden; no prior's
    Intervals intervals;

    /// The same of states and actions that were given other names: from the old name to the new one.
    Evidence renamed(const std::map<std::string, std::string>& states,
                     const std::map<std::string, std::string>& actions) const;
    /// The same with rows and columns as `model` has them, found by their names; NaN where it says nothing.
    Evidence matchedTo(const Model& model) const;
    /// Of that cell it says nothing from now on.
    void forget(const Cell& cell);
    /// Whether `value` lies beyond what chance explains; of evidence matched to the model that `cell` is of.
    bool speaksAgainst(const Cell& cell, double value) const;
};

/// The evidence of a fit to `sequences`, but for where those come from.
Evidence evidenceOf(const Fit& fit, const Sequences& sequences, const ExpectedCounts& counts, Intervals intervals);

} // namespace sessionsmith::hmm
