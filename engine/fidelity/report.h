// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/fidelity/differences.h"
#include "engine/fidelity/measures.h"
#include "engine/fidelity/pictures.h"
#include "engine/fidelity/spec.h"

namespace sessionsmith::fidelity {

/// One figure of the synthetic log beside the held-out real one, with its yardsticks on the same scale. NaN where there
/// is none.
struct Metric
{
    std::string name; ///< as scripts know it: "transitions_tv"
    Message title, meaning, defect;
    Better better = Better::Lower;
    double value = 0;
    double low = 0, high = 0; ///< 95 %, by drawing the sessions anew; of copies by Wilson's formula
    double best = 0;          ///< of other real sessions
    double worst = 0;         ///< of these with their events dealt out anew
    double expected = 0;      ///< what sampling alone leaves of a total variation
    /// (worst - value) / (worst - best) within 0 ... 1: as good as real ... as bad as shuffled. NaN where shuffling is
    /// not worse than the best by more than half the interval, for then the ratio would be one of noise, and where a
    /// share that should be high is below half a percent even among real sessions.
    double score = 0;
    /// More than a fifth of the way from the best to the worst or, without a score, further from the best than the
    /// interval is wide; of what concerns privacy: clearly more than held-out real sessions show by themselves.
    bool isBad = false;
};

/// A metric that has no meaning for these logs, and why.
struct LeftOut
{
    std::string name;
    Message title, reason;
};

/// A session of the synthetic log that has a long run of items from a real one.
struct NamedRun
{
    std::string user, session;   ///< of the synthetic log; what is real stays unnamed, for a report is sent around
    std::size_t events = 0;      ///< of the run
    std::size_t length = 0;      ///< of the session
    bool isFromTraining = false; ///< else from a held-out session
};

struct Report
{
    std::vector<Metric> metrics;
    std::vector<LeftOut> leftOut;
    /// The mean of all scores: 1 where the synthetic log is as near to held-out real sessions as other real ones are, 0
    /// where it is as far as these are once shuffled. What concerns privacy is not in it: the most faithful log is a
    /// copy. NaN without any score, and for a copy (isCopy()), which it would praise.
    double overall = 0;
    std::vector<Difference> differences; ///< the five largest
    std::vector<NamedRun> runs;          ///< the five longest of more than one item
    Pictures pictures;
    bool isOfReal = false;      ///< the synthetic log was made after the real one itself: nothing of it was held out
    bool knowsTraining = false; ///< what the model was fitted to was given; else privacy means less (privacyCaution())
    std::size_t heldOutSessions = 0, trainingSessions = 0, syntheticSessions = 0;
    std::size_t comparedSessions = 0; ///< of the last two each

    const Metric* find(std::string_view name) const;
};

/// What a synthetic log shows otherwise than a real one, and how much that is. The real log should hold sessions that
/// the model was not fitted to: it is otherwise as near to what is held out as to what is not, and may come out better
/// than the best; what concerns privacy then tells nothing. Errors: those of arrangeSides() and Spec::validate(),
/// cancelled.
Result<Report> compare(const Logs& logs, const Spec& spec, const ProgressSink& progress = {},
                       const Control& control = {});

/// What a figure of a report is called, by its name; nothing for a name that no report has.
std::optional<Message> titleOf(std::string_view metric);
/// What it says, in a sentence.
std::optional<Message> meaningOf(std::string_view metric);
/// Which session it is, and how much of it is shared.
Message sentenceOf(const NamedRun& run);
/// How to take the figures that concern privacy: a sentence for where they are shown.
Message privacyCaution(const Report& report);

} // namespace sessionsmith::fidelity
