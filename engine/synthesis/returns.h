// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/synthesis/revisits.h"

namespace sessionsmith::synthesis {

/// (n) P(rank | an event returns to one of n items), by recency alone (RevisitSettings::recency).
hmm::Vector recencyShares(double recency, std::size_t n);

/// (n) The same beside the steps that a log shows from the item before, of which `all` lead anywhere and `counts` (n)
/// to those touched: as ItemSequence draws it, step by step until one leads to a touched item, and by recency after
/// ItemSequence::tries of them. `shares`: recencyShares().
hmm::Vector returnShares(const hmm::Vector& counts, double all, const hmm::Vector& shares, double weight);

/// The weight of the recency under which the returns of held-out sessions (heldOutSessions()) are likeliest, when the
/// steps of the others are counted; from 0.001 to 1,000,000 events, of the first `mostChoices` among two items or more.
/// Nothing where there are none. Errors: cancelled.
Result<std::optional<ReturnsEvidence>> estimateRecencyWeight(const events::EventLog& log, double recency,
                                                             std::uint64_t seed, const Control& control = {});
constexpr std::size_t mostChoices = 4000;

} // namespace sessionsmith::synthesis
