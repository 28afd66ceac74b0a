// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/sessiongenerator.h"
#include "engine/learning/torch/gapbins.h"

namespace sessionsmith::learning {

/// Of what events consist, and one index more of each, of what comes before a session: none.
struct EventSizes
{
    std::int64_t items = 0, actions = 0, gaps = 1;

    std::int64_t noItem() const { return items; }
    std::int64_t end() const { return actions; } ///< in place of a next action
    std::int64_t noAction() const { return actions + 1; }
    std::int64_t noGap() const { return gaps; }
    bool hasGaps() const { return gaps > 1; }
};

/// Sessions side by side. Free of LibTorch, so that it can be tested and read by itself.
struct SessionBatch
{
    std::int64_t rows = 0, length = 0;              ///< length: of the longest one
    std::vector<std::int64_t> items, actions, gaps; ///< (rows x length), with "none" behind the end of a session
    std::vector<std::int64_t> lengths;              ///< (rows)
    std::vector<bool> ends;                         ///< (rows) false: it was cut and goes on

    /// Some sessions of the data, at most `maxLength` events of each.
    static SessionBatch of(const GeneratorData& data, const GapBins& bins, std::span<const std::size_t> sessions,
                           std::size_t maxLength, const EventSizes& sizes);
    static SessionBatch empty(std::int64_t rows, std::int64_t length, const EventSizes& sizes);
};

} // namespace sessionsmith::learning
