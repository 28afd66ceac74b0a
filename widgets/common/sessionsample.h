// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/synthesis/preview.h"

#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// Sessions to look at, and what they come to: synthetic ones of the model, or real ones of a log.
struct SessionSample
{
    static constexpr int longestCounted = 50;

    std::vector<std::string> actions;
    synthesis::PreviewSessions sessions; ///< in indices of `actions`; real ones have no states
    std::vector<std::string> names;      ///< of real sessions, as the log has them
    std::vector<double> frequencies;     ///< (M) share of all events
    std::vector<double> lengths; ///< [n]: share of sessions of n events, the last one: that many or more; [0] is 0
    double meanLength = 0;       ///< events

    std::span<const std::int32_t> session(std::size_t i) const { return sessions.actions[i]; }
    double frequency(int action) const { return action >= 0 ? frequencies[std::size_t(action)] : 0; }
    /// The first `count` sessions: those that reach `goal` first, the earlier the higher, then the others, longer ones
    /// first.
    std::vector<std::size_t> sorted(std::size_t count, int goal) const;
    /// Reckons the shares from `actions` and `sessions`.
    void count();
};

/// At most `count` sessions to look at, however many of the first of them spread over the log; shares are those of the
/// whole log.
SessionSample sampleOf(const events::EventLog& log, std::size_t count);

/// Where each of the sample's actions stands among `actions`, as matched() has it.
std::vector<int> placesAmong(const std::vector<std::string>& actions, const SessionSample& sample);

/// The sessions in the indices of `actions`, each action by its name, else by the word that both go by ("pv" and
/// "browse"); those that are not among them become actions.size().
hmm::Sequences matched(const SessionSample& sample, const std::vector<std::string>& actions);

} // namespace sessionsmith::widgets
