// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace sessionsmith {

/// More help nobody: each has its own stack and buffers.
constexpr unsigned maximumThreads = 256;

/// How many threads to use when `requested` of them were asked for; 0 asks for one per core.
unsigned threadCount(unsigned requested);

/// Calls `work(begin, end)` for chunks of 0 ... count-1 of at most `grain` from `threads` threads (0: one per core),
/// and returns when all are done. Which thread takes which chunk is not determined: the work must not depend on it. The
/// first exception thrown by `work` is thrown again here.
void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& work);

} // namespace sessionsmith
