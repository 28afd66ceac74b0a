// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

#include <utility>

namespace sessionsmith::fidelity {

/// One way to look at sessions: each shows some of `size` things, each as often as it has it. All that is compared
/// follows from how often they are shown, by all sessions or by those that a bootstrap draws.
struct Feature
{
    struct Shown
    {
        std::vector<std::size_t> offsets{0}; ///< (sessions + 1)
        std::vector<std::int32_t> things;
    };

    std::size_t size = 0;
    std::array<Shown, sideCount> sides;
    std::vector<double> values;                               ///< (size) ascending; lengths and gaps only
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs; ///< (size) of transitions and gap pairs

    /// (size) over all sessions of a side, each counted weights[session] times; without weights once.
    std::vector<std::uint32_t> counts(Side side) const;
    void count(Side side, std::span<const std::uint16_t> weights, std::vector<std::uint32_t>& counts) const;
};

Feature actionFeature(const Sides& sides);
/// Runs of `length` actions within a session, overlapping; with `length` 2 the transitions.
Feature actionRuns(const Sides& sides, int length);
/// The events of a session.
Feature lengthFeature(const Sides& sides);
/// Seconds between an event and the next one of its session.
Feature gapFeature(const Sides& sides);
/// Thing 0 is the session itself, thing 1 + a that it has action a. With `given` (an action) only sessions that have it
/// show anything.
Feature presenceFeature(const Sides& sides, std::int32_t given = -1);
Feature itemFeature(const Sides& sides);
Feature itemPairs(const Sides& sides);
/// For each event whether its item was in the session before (1) or not (0).
Feature repeatFeature(const Sides& sides);
/// Where both events have one.
Feature categoryPairs(const Sides& sides);
/// For each of the lags k = 1, 2, ... (serial.h): thing 2k-2 that an action differs from the one k events before, 2k-1
/// that it is the same; after these a thing for each action.
Feature lagFeature(const Sides& sides);
/// A gap and the next one of its session, each by which sixteenth of all gaps of all sides it lies in.
Feature gapPairs(const Sides& sides);
/// Pairs of consecutive ones and then, as many things further on, those of the same session with its events shuffled.
/// `column`: &Sessions::action or &Sessions::item.
Feature orderFeature(const Sides& sides, const std::vector<std::int32_t> Sessions::*column);

} // namespace sessionsmith::fidelity
