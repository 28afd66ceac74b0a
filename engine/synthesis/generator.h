// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/limits.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"
#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

struct GenerateSpec
{
    std::uint64_t sessions = 10'000;
    int length = 0;          ///< events of each session; 0: as the model says (LengthSettings)
    int maximumLength = 500; ///< for sessions that end by the END state
    std::uint64_t seed = 1;
    unsigned threads = 0;
    /// First possible time of a session (2025-01-01); they spread over 30 days, or over those of the model's visits.
    Milliseconds start = 1'735'689'600'000;

    /// Cold start: what a training on the time before its last part never saw. Of the items of the catalogue this share
    /// appears only in the last part: before it, the other items are drawn as if these were not there. Of the users
    /// each is a new one with this probability: all of the sessions of a new user lie in the last part or behind, and
    /// all others come before it for the first time.
    double newItems = 0, newUsers = 0;

    /// Only a part of the sessions: number `shard` of 1 ... `shards`, with the users whose first session lies in it. It
    /// is exactly what the whole has there, names included: all shards behind each other are the whole.
    std::uint64_t shard = 1, shards = 1;

    static constexpr double lastPart = 0.1; ///< of the time

    /// What validate() allows; a length of 0 beside them.
    static constexpr Limits sessionLimits{1, 1'000'000'000}, lengthLimits{1, 1'000'000}, shareLimits{0, 0.99},
        shardLimits{1, 1'000'000};
    /// Errors: an impossible value, said with the field.
    Result<> validate() const;
};

/// What generate() asks first, to be asked before the items are read. Errors: the model or the spec is not valid, no
/// END state and no length of its own or of the spec, more events (of the shard) than the free memory can hold.
Result<> checkGeneration(const BehaviourModel& model, const GenerateSpec& spec);

/// Of all shards together, by the model's mean length of sessions. Only of what checkGeneration() allows.
double expectedEvents(const BehaviourModel& model, const GenerateSpec& spec);

/// When the last part of the time begins, in which alone new items and users appear.
Milliseconds lastPartBegins(const BehaviourModel& model, const GenerateSpec& spec);

/// Synthetic sessions, each by a user of its own ("s1", "s2", ...), or where the model has visits of users with one or
/// several ("u1", "u2", ...). Sessions of a shard bear their number in the whole as a name. Session i of a seed is the
/// same for any number of threads and shards. A shard in which no user begins is a log without events. Errors: as
/// checkGeneration(); no item that is not new; cancelled.
Result<events::EventLog> generate(const BehaviourModel& model, const ItemModel& items, const GenerateSpec& spec,
                                  const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::synthesis
