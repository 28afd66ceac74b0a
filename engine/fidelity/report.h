// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/phase.h"
#include "engine/fidelity/measures.h"

namespace sessionsmith::fidelity {

struct Spec
{
    double heldOut = 0.5; ///< share of the real users that everything is laid beside
    int bootstrap = 200;  ///< how often the sessions are drawn anew for the intervals
    std::uint64_t seed = 1;
    unsigned threads = 0; ///< 0: one per core; the result is the same for any number

    static constexpr Limits heldOutLimits{0.05, 0.95}, bootstrapLimits{20, 10'000};
    /// Errors: a value out of range, said with the field.
    Result<> validate() const;
};

/// One figure of the synthetic log beside the held-out real one, with its yardsticks on the same scale. NaN where there
/// is none.
struct Metric
{
    std::string name; ///< as scripts know it: "transitions_tv"
    Message title, meaning, defect;
    Better better = Better::Lower;
    double value = 0;
    double low = 0, high = 0; ///< 95 %, by drawing the sessions of both sides anew
    double best = 0;          ///< of other real sessions
    double worst = 0;         ///< of these with their events dealt out anew
    double expected = 0;      ///< what sampling alone leaves of a total variation
    /// (worst - value) / (worst - best) within 0 ... 1: as good as real ... as bad as shuffled. NaN where shuffling is
    /// not worse than the best by more than half the interval, for then the ratio would be one of noise.
    double score = 0;

    /// Nearer to the worst than to the best or, without a score, further from the best than the interval is wide.
    bool isBad() const;
};

/// A metric that has no meaning for these logs, and why.
struct LeftOut
{
    std::string name;
    Message title, reason;
};

struct Report
{
    std::vector<Metric> metrics;
    std::vector<LeftOut> leftOut;
    /// The mean of all scores: 1 where the synthetic log is as near to held-out real sessions as other real ones are, 0
    /// where it is as far as these are once shuffled. NaN without any.
    double overall = 0;
    std::size_t heldOutSessions = 0, trainingSessions = 0, syntheticSessions = 0;
    std::size_t comparedSessions = 0; ///< of the last two each

    const Metric* find(std::string_view name) const;
};

/// Errors: those of arrangeSides() and Spec::validate(), cancelled.
Result<Report> compare(const events::EventLog& real, const events::EventLog& synthetic, const Spec& spec,
                       const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::fidelity
