// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/workflow/requests.h"
#include "widgets/augmentation/sessionalignment.h"

#include <memory>

namespace sessionsmith::widgets {

/// A session before and after its augmentation.
struct AugmentedSession
{
    std::string name; ///< as the log has it
    augmentation::Session before, after;
    std::vector<AlignedEvent> events;
};

/// Some sessions of a log, exactly as the whole data set would have them.
struct AugmentationSample
{
    std::shared_ptr<const events::EventLog> log; ///< of whose indices the events are
    std::int32_t maskItem = -1;                  ///< the index of masked events
    std::vector<AugmentedSession> sessions;
    double meanBefore = 0, meanAfter = 0; ///< events in a session
    double changedShare = 0;              ///< of the events before and after; a moved one counts once
    std::vector<Change> changes;          ///< those that occur, in their order
};

/// At most `most` sessions spread over the log, those of a few events before all others. `request`: pipeline, seed and
/// whether only the training part is taken. Errors: those of augmentation::Augmenter::create().
Result<AugmentationSample> augmentationSample(std::shared_ptr<const events::EventLog> log,
                                              const workflow::AugmentRequest& request, std::size_t most,
                                              const Control& control = {});

} // namespace sessionsmith::widgets
