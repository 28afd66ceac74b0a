// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/visitplan.h"

namespace sessionsmith::synthesis {

/// The sessions of some users, one behind the other.
struct Chunk
{
    std::vector<std::int32_t> action, item; ///< of each event
    std::vector<Milliseconds> time;         ///< the same
    std::vector<std::int32_t> lengths;      ///< events of each session
    std::vector<std::int32_t> visits;       ///< sessions of each user
};

/// What events consist of.
struct LogNames
{
    events::Vocabulary actions, items, categories;
    std::vector<std::int32_t> categoryOfItem; ///< -1 for none
    std::vector<double> priceOfItem;          ///< as EventLog::price
};

/// The log of the chunks of some portions, in order; they are emptied. Errors: cancelled.
Result<events::EventLog> join(LogNames names, const VisitPlan& plan, const std::vector<Portion>& portions,
                              std::vector<Chunk>& chunks, const GenerateSpec& spec, const ProgressSink& progress,
                              const Control& control);

} // namespace sessionsmith::synthesis
