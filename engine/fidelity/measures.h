// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/distances.h"
#include "engine/fidelity/views.h"

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

} // namespace sessionsmith::fidelity
