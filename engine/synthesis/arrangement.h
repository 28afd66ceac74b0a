// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/drawnsessions.h"
#include "engine/synthesis/generator.h"

#include <functional>

namespace sessionsmith::synthesis {

/// Draws the sessions `first` ... `first` + `count` - 1 of a seed, in the indices of some log.
using DrawSessions = std::function<Result<events::DrawnSessions>(std::uint64_t first, std::uint64_t count)>;

/// A log of sessions that something else than a hidden Markov model draws: they get users and beginnings from `visits`
/// as those of generate() do. Names and categories are those of `source`, as far as they occur; without times there are
/// none either. It is empty for a shard in which no user begins. Errors: an impossible spec, those of `draw`,
/// cancelled.
Result<events::EventLog> arrange(const DrawSessions& draw, const events::EventLog& source, const VisitSettings& visits,
                                 const GenerateSpec& spec, const ProgressSink& progress = {},
                                 const Control& control = {});

} // namespace sessionsmith::synthesis
