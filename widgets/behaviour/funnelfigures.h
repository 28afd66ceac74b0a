// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/proportion.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::widgets {

/// A step of a funnel: of the model exactly, of a log as counted.
struct FunnelStep
{
    double share = 0;      ///< of all sessions that come as far as this step
    double conversion = 0; ///< of those that came as far as the step before; of the first step: its share
    std::size_t realCount = 0, realBefore = 0;
    double realShare = -1, realConversion = -1; ///< negative: not known
    hmm::Interval realInterval, realConversionInterval;
};

/// `actions`: indices of the model, in the order in which a session must show them. `real`: sessions in the model's
/// actions, may be empty. `longest`: events of the longest session.
std::vector<FunnelStep> funnelFigures(const hmm::Model& model, const std::vector<int>& actions,
                                      const hmm::Sequences& real, int longest);

} // namespace sessionsmith::widgets
