// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/reachability.h"

namespace sessionsmith::hmm {

/// (K x K) Mean first-passage times of an endless chain, in steps: from i to j, and on the diagonal from i back to i
/// (Kemeny & Snell 1960, section 4.4). Infinite where it is not certain that j is reached.
///
/// `step`: (K x K), rows sum to one; `reachability` of it. All K^2 come from halving: one half of the states is
/// censored away, what it took is kept as holding time of the others, and the rest is done in the same way (state
/// reduction, Grassmann, Taksar & Heyman 1985, and Sonin 1999). O(K^3), and nothing is subtracted, so that each has
/// nearly all its digits even where the chain hangs together by 1e-14.
Matrix firstPassage(const Matrix& step, const Reachability& reachability);

} // namespace sessionsmith::hmm
