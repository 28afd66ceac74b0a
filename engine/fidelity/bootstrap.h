// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/fidelity/measures.h"
#include "engine/hmm/proportion.h"

namespace sessionsmith::fidelity {

/// What the two sides of a bootstrap draw, of replicate number `index`: the same whichever thread asks.
struct Resample
{
    Resample(std::uint64_t seed, std::uint64_t index, std::size_t sideSessions, std::size_t heldOutSessions);

    std::vector<std::uint16_t> side, heldOut; ///< how often each session is drawn, as many in all as there are
};

/// The interval of a value from its bootstrap replicates (those that are NaN do not count): their 2.5th and 97.5th
/// percentile, both moved by the mean of the replicates minus the value. For a distance between resampled counts is too
/// large by itself, as these vary around what was counted; without that, values near 0 would lie outside of their
/// interval. All of `lowest` ... `highest` without replicates.
hmm::Interval bootstrapInterval(double value, std::vector<double> replicates, double highest, double lowest = 0);

/// A measure and the feature that it looks at.
struct Task
{
    const Measure* measure;
    const Feature* feature;
};

/// (tasks x replicates) the synthetic side's values when the sessions of both sides are drawn anew. Errors: cancelled.
Result<std::vector<std::vector<double>>> bootstrap(const Sides& sides, const std::vector<Task>& tasks, int replicates,
                                                   std::uint64_t seed, unsigned threads, const ProgressSink& progress,
                                                   const Control& control);

} // namespace sessionsmith::fidelity
