// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/distances.h"
#include "engine/fidelity/feature.h"

namespace sessionsmith::fidelity {

enum class Better { Lower, Higher };

/// What a figure is called and what it says.
struct MetricWords
{
    const char* name;    ///< as scripts know it
    const char* title;   ///< a few words
    const char* meaning; ///< a sentence
    const char* defect;  ///< a sentence for a value that is bad
};

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
    ItemPairs
};

/// A figure of one side beside the held-out one.
struct Measure
{
    MetricWords words;
    View view;
    Better better;
    double highest; ///< the largest possible value; the lowest is 0
    double (*value)(const Feature&, Counts side, Counts heldOut);
    bool hasExpected = false; ///< it is a total variation: what sampling alone would leave can be told
};

std::span<const Measure> measures();

/// Why a view cannot be compared; empty where it can.
Message obstacle(View view, const Sides& sides);
/// Asks for a view without an obstacle.
Feature featureOf(View view, const Sides& sides);

} // namespace sessionsmith::fidelity
