// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/hmm/sequences.h"
#include "engine/synthesis/generator.h"

#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// Sessions to look at, and what they come to: synthetic ones of the model, or real ones of a log.
struct SessionSample
{
    static constexpr int longestCounted = 50;

    std::vector<std::string> actions;
    hmm::Sequences sessions;         ///< in indices of `actions`
    std::vector<double> frequencies; ///< (M) share of all events
    std::vector<double> lengths;     ///< [n]: share of sessions of n events, the last one: that many or more; [0] is 0
    double meanLength = 0;           ///< events

    double frequency(int action) const { return action >= 0 ? frequencies[std::size_t(action)] : 0; }
    /// The first `count` sessions: those that reach `goal` first, the earlier the higher, then the others, longer ones
    /// first.
    std::vector<std::size_t> sorted(std::size_t count, int goal) const;
};

SessionSample sampleOf(const synthesis::PreviewSessions& sessions, const std::vector<std::string>& actions);
/// At most `count` sessions to look at, spread over the log; shares are those of the whole log.
SessionSample sampleOf(const events::EventLog& log, std::size_t count);

} // namespace sessionsmith::widgets
