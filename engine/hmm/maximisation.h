// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/constraints.h"
#include "engine/hmm/estimation.h"
#include "engine/hmm/prior.h"

namespace sessionsmith::hmm {

/// The M step under constraints and a prior (Dempster, Laird and Rubin 1977, sections 1 and 2): the mode of the
/// expected complete posterior. The counts of tied actions are pooled; locked cells stay bit for bit, and the others
/// share what those leave.
class Maximisation
{
public:
    /// `start` must pass the checks of both; locked cells keep its values.
    Maximisation(const Model& start, const Constraints& constraints, const Prior& prior);

    /// A row without counts and pseudo-counts keeps the values of `model`.
    Model operator()(const Model& model, const ExpectedCounts& counts) const;
    /// The logarithm of the prior of the free cells, but for a constant: with it the log-likelihood is what EM under
    /// these constraints never lowers.
    double logPrior(const Model& model) const;

private:
    struct Row
    {
        FreeRow free;
        Vector pseudo; ///< pseudo-counts by column
    };
    std::vector<Row> m_rows;
};

/// What a row has of expected counts, by column; END: sessions that ended, and that went on.
Vector countsOf(const FreeRow& row, const ExpectedCounts& counts);
Vector pseudoCountsOf(const FreeRow& row, const PseudoCounts& pseudo);

} // namespace sessionsmith::hmm
