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
    int length = 0;          ///< events of each session; 0: until the model's END state
    int maximumLength = 500; ///< for sessions that end by the END state
    std::uint64_t seed = 1;
    unsigned threads = 0;
    Milliseconds start = 1'735'689'600'000; ///< first possible time of a session (2025-01-01); they spread over 30 days

    /// What validate() allows; a length of 0 beside them.
    static constexpr Limits sessionLimits{1, 1'000'000'000}, lengthLimits{1, 1'000'000};
    /// Errors: an impossible value, said with the field.
    Result<> validate() const;
};

/// What generate() asks first, to be asked before the items are read. Errors: the model or the spec is not valid, no
/// END state and no length, more events than the free memory can hold.
Result<> checkGeneration(const BehaviourModel& model, const GenerateSpec& spec);

/// Synthetic sessions, each by a user of its own ("s1", "s2", ...). Session i of a seed is the same for any number of
/// threads. Errors: as checkGeneration(), cancelled.
Result<events::EventLog> generate(const BehaviourModel& model, const ItemModel& items, const GenerateSpec& spec,
                                  const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::synthesis
