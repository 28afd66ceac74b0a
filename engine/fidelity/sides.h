// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

#include <array>

namespace sessionsmith::fidelity {

/// Sessions one after the other, in the numbering that all sides of a comparison share: session s has the events
/// offsets[s] ... offsets[s+1]-1.
struct Sessions
{
    std::vector<std::size_t> offsets{0};
    std::vector<std::int32_t> action, item;
    std::vector<std::int32_t> category; ///< -1 for none; empty where not all logs have categories
    std::vector<Milliseconds> time;     ///< empty where not all logs have times
    std::vector<std::int32_t> owner;    ///< (S) the user; empty where sessions are nobody's

    std::size_t size() const { return offsets.size() - 1; }
    std::size_t eventCount() const { return action.size(); }
    std::span<const std::int32_t> actionsOf(std::size_t session) const { return of(action, session); }
    std::span<const std::int32_t> itemsOf(std::size_t session) const { return of(item, session); }

private:
    std::span<const std::int32_t> of(const std::vector<std::int32_t>& column, std::size_t session) const
    {
        return {column.data() + offsets[session], offsets[session + 1] - offsets[session]};
    }
};

/// The logs that are compared. `training` is what the model was fitted to, where that is known and not part of `real`.
struct Logs
{
    const events::EventLog& real;
    const events::EventLog& synthetic;
    const events::EventLog* training = nullptr;
};

/// What is laid beside the held-out real sessions: the synthetic ones and, as yardsticks of the best and the worst that
/// can be had, other real ones and the same with their events dealt out anew.
enum class Side { HeldOut, Synthetic, Real, Shuffled };
constexpr std::size_t sideCount = 4;

/// `count` sessions, each set of them as likely as any other, in their order (Knuth, TAOCP 3.4.2, algorithm S); another
/// `index` draws others.
Sessions drawnSessions(const Sessions& all, std::size_t count, std::uint64_t seed, std::uint64_t index);

/// Two parts that no user is in both of, of half of the users each. Where one user has all, or nobody any, of half of
/// the sessions. Another `index` makes others.
std::array<Sessions, 2> halvesOf(const Sessions& all, std::uint64_t seed, std::uint64_t index);

/// A real and a synthetic log, ready to be compared.
struct Sides
{
    std::array<Sessions, sideCount> compared; ///< the last three begin as the same number of sessions
    Sessions training;                        ///< those that the model may know: all real ones that are not held out
    Sessions synthetic;                       ///< all of them
    std::vector<std::string> actions;         ///< names, those of the real logs first
    std::int32_t items = 0;                   ///< of both catalogues together
    std::int32_t categories = 0;
    bool shareItems = false; ///< at least half of the synthetic events concern items that a real log knows

    const Sessions& operator[](Side side) const { return compared[std::size_t(side)]; }
    bool hasTime() const { return !compared[0].time.empty(); }
    bool hasCategory() const { return !compared[0].category.empty(); }
};

/// With a training log all of the real one is held out. Otherwise `heldOut` (between 0 and 1) of the real log's users
/// or, where there is only one, of the sessions: at least one, and not all; the others are the training sessions. Of
/// the synthetic and of the training sessions as many are drawn as the smaller of the two has, for many figures depend
/// on the number. Shuffled: each event goes to a session drawn at random, sessions that get none vanish. Errors: a log
/// without events, a real log of one session that is to be split.
Result<Sides> arrangeSides(const Logs& logs, double heldOut, std::uint64_t seed);

} // namespace sessionsmith::fidelity
