// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"
#include "engine/events/eventlog.h"

namespace sessionsmith::augmentation {

/// The log with every session augmented: the same users, sessions and names, each session with at least one event.
/// `maskItem` joins the items where an event was masked. Session i of a seed is augmented in the same way for any
/// number of threads; without steps the log stays as it is. Where sessions of a user overlap, they are sorted by their
/// new starts. Errors: those of Augmenter::create(), cancelled.
Result<events::EventLog> augment(const events::EventLog& log, const Pipeline& pipeline, std::uint64_t seed,
                                 unsigned threads = 0, const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::augmentation
