// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/fidelity/figure.h"
#include "engine/fidelity/sharedruns.h"
#include "engine/fidelity/spec.h"

#include <span>

namespace sessionsmith::fidelity {

/// What the synthetic sessions give away of the real ones. As good as can be: what half of the held-out users give away
/// of the training sessions and of the other half.
/// - exact copies, and the longest run of items that any session shares with a real one, of all sessions;
/// - the share closer to the training sessions than to as many held-out ones, ties counted half (Platzer & Reutterer
///   2021), and the mean of the distance to the nearest training session over that to the second (Lowe 2004);
/// - the advantage of guessing who was in the training by the distance to the nearest synthetic session (the attack of
///   Chen et al. 2020, membershipAdvantage()).
/// Distances are edits of the items (NearestSessions), of at most `mostAsked` sessions to at most `mostNear`. They are
/// an alarm, not a proof: an attack that knows more may succeed where they see nothing.
struct Privacy
{
    static constexpr std::size_t mostAsked = 5'000, mostNear = 50'000;

    Figures found;
    std::vector<SharedRun> runs; ///< the longest ones, originals being the training and then the held-out sessions
};
/// `mostRuns`: that are kept. Errors: cancelled.
Result<Privacy> privacy(const Sides& sides, const Spec& spec, std::size_t mostRuns, const ProgressSink& progress,
                        const Control& control);

/// Of all figures that privacy() may find.
std::span<const MetricWords> privacyWords();

} // namespace sessionsmith::fidelity
