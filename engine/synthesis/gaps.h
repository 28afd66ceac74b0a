// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/hmm/posteriors.h"
#include "engine/hmm/proportion.h"
#include "engine/synthesis/rhythm.h"

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::synthesis {

/// What a log said of the gaps when they were estimated; an edit leaves it alone.
struct GapEvidence
{
    std::string source;                ///< name of the data set
    hmm::Vector counts;                ///< (K) gaps behind each, expected ones where states are hidden
    hmm::Vector logMean, logDeviation; ///< (K) as estimated
    hmm::Vector together;              ///< (K) the same; empty: never
    hmm::Vector hourCounts;            ///< (24) gaps that last, by the hour in which they begin
    hmm::Vector hours;                 ///< (24) as estimated; empty: no more differences than by chance
    hmm::Vector hourErrors;            ///< (24) standard errors of ln(hours)

    double lasting(int state) const; ///< gaps of those that last
    /// 95 %, from standard errors: of a mean logDeviation / sqrt(n), of a deviation logDeviation / sqrt(2 n), where n
    /// gaps last. Everything where there are none.
    hmm::Interval logMeanInterval(int state) const;
    hmm::Interval logDeviationInterval(int state) const;
    hmm::Interval togetherInterval(int state) const; ///< Wilson's
    hmm::Interval hourInterval(int hour) const;      ///< of a factor; only where there are some
};

/// The pause before the next event, by state and time of day: none with a probability of its own, else log-normal, in
/// seconds.
struct GapSettings
{
    hmm::Vector logMean;      ///< (K) of ln(seconds); empty: the defaults for K states
    hmm::Vector logDeviation; ///< (K)
    /// (K) How often the next event has the very same time, as in a log that stamps a whole invoice at once; empty:
    /// never.
    hmm::Vector together;
    /// (24) How many times as long as by its state alone is a pause that begins in each hour, UTC; empty: no
    /// differences. exp(logMean) is the median in an hour of factor one.
    hmm::Vector hours;
    std::optional<GapEvidence> evidence;

    static constexpr int longest = 25 * 60; ///< seconds: a session stays one, by the usual limit of 30 minutes

    bool isDefault() const { return logMean.size() == 0; }
    /// The same with the defaults written out: a median of 20 s.
    GapSettings spelledOut(int states) const;
    /// The same without hours, as they are in one of them.
    GapSettings inHour(int hour) const;
    /// (K x longest + 1) P(the pause takes so many seconds) in an hour of factor one: none where the next event has the
    /// same time, else a whole number, what is shorter or longer being one or the longest. Not for the defaults.
    hmm::Matrix distribution() const;
    /// (K) The expected pause in an hour of factor one, in seconds. Not for the defaults.
    hmm::Vector means() const;
    /// Errors: columns of other lengths than `states` and 24, factors out of range; each says its key in the document.
    Result<> validate(int states) const;

    static constexpr double leastFactor = 1e-3, mostFactor = 1e3; ///< of an hour
};

/// The gaps within the sessions of a log that has times, each weighted by the posterior of the state before it
/// (`posteriors`: one sequence a session). What is shorter than half a second counts as none, what is shorter than one
/// as one. A state with fewer than two gaps that last has those of all, or the default where none lasts. The defaults
/// where there is no gap at all.
///
/// The hours of those that last: effects a on ln(seconds) by least squares beside the means of the states. Their
/// sampling variances v come from the sums of residuals of each user, for the gaps of one are alike (a sandwich
/// estimate under no effect, times m / (m - 1) for m users; an hour of one user tells nothing). True effects are taken
/// for normal with a variance t that is estimated by moments (DerSimonian & Laird 1986): an effect keeps
/// t / (t + v) of itself and has the standard error sqrt(t v / (t + v)), so that hours of few gaps come close to none.
/// They are then shifted to a mean of none over all gaps. No hours where t is zero.
GapSettings estimateGaps(const events::EventLog& log, const hmm::Posteriors& posteriors);

/// The gaps after the states of a model were reordered, removed or added: `states[i]` is the former index of the state
/// that is now i, or -1 where it is new and waits as the others do on average, with no gap counted.
GapSettings remapped(const GapSettings& gaps, const std::vector<int>& states);
/// The gaps of a model with `states` states and of one with `more` behind each other: the defaults where both have
/// those. Of the hours the mean effect, weighted by the gaps that last, or by the states where a log told of neither.
GapSettings joined(const GapSettings& gaps, int states, const GapSettings& other, int more);

/// (K) Expected seconds from the first of the events in a row in a state to the event that follows them, or to the
/// last where the session ends there. `dwell`: (K) the expected number of those events (hmm::Analysis). Empty for
/// default gaps, which say nothing of a state.
hmm::Vector dwellSeconds(const hmm::Model& model, const GapSettings& gaps, const hmm::Vector& dwell);

} // namespace sessionsmith::synthesis
