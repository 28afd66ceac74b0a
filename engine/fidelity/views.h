// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/feature.h"

namespace sessionsmith::fidelity {

/// What a measure looks at.
enum class View {
    Actions,
    Transitions,
    Threes,
    Fours,
    Lengths,
    Gaps,
    Presence,
    Conversion,
    Items,
    Repeats,
    CategoryPairs,
    ItemPairs,
    Lags,
    GapPairs,
    ActionOrder,
    ItemOrder
};

/// Why a view cannot be compared; empty where it can.
Message obstacle(View view, const Sides& sides);
/// Asks for a view without an obstacle.
Feature featureOf(View view, const Sides& sides);

} // namespace sessionsmith::fidelity
