// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"
#include "engine/hmm/sequences.h"
#include "engine/synthesis/behaviourmodel.h"

namespace sessionsmith::workflow {

/// What a full fit learns from.
struct FullFitSource
{
    const std::string& name;         ///< of the data set
    const events::EventLog& log;     ///< its sessions are the sequences
    const hmm::Sequences& sequences; ///< in the actions of the model
};

/// Estimates what lies beyond the hidden Markov model of `model` from a log, as far as it shows it: gaps and visits
/// want times, the smoothing wants sessions of more than one item. Kept are the actions that always return to an item
/// and whether lengths are drawn; what was set by hand of the transitions between categories is gone. Errors:
/// cancelled.
Result<> fitBeyond(synthesis::BehaviourModel& model, const FullFitSource& source, std::uint64_t seed, unsigned threads,
                   const ProgressSink& progress, const Control& control);

} // namespace sessionsmith::workflow
