// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::augmentation {

/// For each item the other one that correlates most with it, of equal ones the first in the vocabulary (items):
///
///     correlation(i, j) = sum over the sessions s that hold both of 1 / ln(1 + items of s) / sqrt(N(i) N(j))
///
/// where N(i) counts the sessions that hold i (ItemCF-IUF, Breese, Heckerman & Kadie 1998, the memory-based correlation
/// of CoSeRec). An item that never shared a session takes the most frequent other item of its category; -1 where there
/// is none either. Sessions of more than 256 events are taken in pieces of as many, so that the time grows with the
/// events, not with their square. The item `excluded` correlates with none. The same for any number of threads. Errors:
/// cancelled.
Result<std::vector<std::int32_t>> correlatedItems(const events::EventLog& log, std::int32_t excluded = -1,
                                                  unsigned threads = 0, const ProgressSink& progress = {},
                                                  const Control& control = {});

} // namespace sessionsmith::augmentation
