// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/aliastable.h"

namespace sessionsmith::hmm::lane {

/// What the kernel draws from. Row K of `states` is the initial distribution.
struct SamplingTables
{
    const AliasTable* states = nullptr;  ///< (K+1 x K)
    const AliasTable* actions = nullptr; ///< (K x M)
    const std::uint32_t* end = nullptr;  ///< (K) in units of 2^-31; null: sessions end by their length alone
    std::uint32_t longest = 0;           ///< the length at which sessions end at the latest
};

/// The sessions first ... first + count - 1 of a stream; the upper halves of their numbers must be the same.
struct SessionRange
{
    std::uint64_t seed = 0;
    std::uint32_t purpose = 0;
    std::uint64_t first = 0;
    std::uint32_t count = 0;
};

/// Sessions as a kernel leaves them: each lane has drawn a run of them, one after the other.
struct LaneSessions
{
    static constexpr std::size_t maximumLanes = 16;

    std::size_t lanes = 0;
    /// Four steps of a lane in each word, first step lowest: [step / 4 * lanes + lane].
    std::vector<std::uint32_t> states, actions;
    std::size_t words = 0;                 ///< of each that are in use
    std::size_t events[maximumLanes] = {}; ///< of each lane
    std::vector<std::uint32_t> lengths;    ///< (count) of each session
};

/// Session i takes its numbers from the stream Philox(seed, purpose, i). By length alone: event t has the numbers 2t
/// for its state and 2t + 1 for its action. Until END: it has 4t for its state, 4t + 1 for its action and 4t + 2 to
/// tell whether the session ends. Chosen at run time for the processor; every choice draws the same.
void sample(const SamplingTables& tables, const SessionRange& range, LaneSessions& out);

/// The instructions that are used.
const char* samplingInstructions();

} // namespace sessionsmith::hmm::lane
