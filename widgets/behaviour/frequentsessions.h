// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/sequencecounts.h"

namespace sessionsmith::widgets {

struct FrequentSession
{
    std::vector<std::int32_t> actions;
    double share = 0;          ///< P(a session of the model has exactly these actions)
    std::size_t realCount = 0; ///< of real.total()
};

/// The `number` sessions with the largest mean of both shares, of those that either sample shows most often; with the
/// largest share where `real` is empty. Candidates come from samples, shares of the model do not: they are the
/// likelihoods of whole sessions. `fixedLength`: of every session of a model without END state.
std::vector<FrequentSession> frequentSessions(const hmm::Model& model, const hmm::DistinctSequences& synthetic,
                                              const hmm::DistinctSequences& real, std::size_t number, int fixedLength);

} // namespace sessionsmith::widgets
