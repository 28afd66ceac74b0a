// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"

#include <vector>

namespace sessionsmith::learning {

/// Which of `length` >= 2 events are hidden, in runs: round(rate x length) of them, at least one and not all, in about
/// hidden / mean runs that lie apart, at most `mostRuns`; hidden and kept events are cut into as many parts, every cut
/// alike (Raffel et al. 2020, random_spans_noise_mask of their code). The whole is then turned by a random number of
/// places, as their option random_roll does: without it the last event of every short sequence would be hidden.
std::vector<bool> hiddenSpans(std::size_t length, double rate, double mean, std::size_t mostRuns, Philox& random);

} // namespace sessionsmith::learning
