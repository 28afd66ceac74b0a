// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sessionsmith::fidelity {

/// The advantage of guessing who was in a training by a distance: the share of members that are called so less the
/// share of others that are (Yeom et al. 2018), given the distances of both. Who is at most a threshold away is called
/// a member. The threshold is chosen on half of the distances and judged on the other, and back, so that nothing to
/// find comes out as 0 on average; where none gains anything nobody is called so. -1 ... 1; NaN with fewer than two of
/// either.
double membershipAdvantage(std::span<const double> members, std::span<const double> others);

} // namespace sessionsmith::fidelity
