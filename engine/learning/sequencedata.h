// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/column.h"
#include "engine/events/question.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sessionsmith::learning {

/// What happened so far, for which the next item is asked: items and actions of the same length, oldest first.
struct Context
{
    std::span<const std::int32_t> items, actions;
    /// Seconds since the event before, or unknownGap; empty where none is known.
    std::span<const float> gaps = {};
    static constexpr float unknownGap = -1;

    /// The events [begin, begin + count).
    Context part(std::size_t begin, std::size_t count) const
    {
        return {items.subspan(begin, count), actions.subspan(begin, count),
                gaps.empty() ? gaps : gaps.subspan(begin, count)};
    }
    Context last(std::size_t count) const { return part(items.size() - count, count); }
};

/// Many sequences of items and actions (indices of a catalogue), one after the other.
struct SequenceData
{
    std::vector<std::size_t> offsets{0};
    Column<std::int32_t> items, actions;
    Column<float> gaps; ///< as in Context, 0 for the first event of a sequence; empty where there are no times

    std::size_t size() const { return offsets.size() - 1; }
    Context operator[](std::size_t i) const { return slice(offsets[i], offsets[i + 1]); }
    Context slice(std::size_t begin, std::size_t end) const
    {
        return {{items.data() + begin, end - begin},
                {actions.data() + begin, end - begin},
                gaps.empty() ? std::span<const float>() : std::span(gaps).subspan(begin, end - begin)};
    }
    /// Room for so many events in all.
    void reserve(std::size_t events, bool withGaps)
    {
        items.reserve(events);
        actions.reserve(events);
        if (withGaps) gaps.reserve(events);
    }
    void append(const Context& sequence)
    {
        const bool hasGaps = !gaps.empty() || !sequence.gaps.empty();
        if (hasGaps) gaps.resize(items.size(), Context::unknownGap);
        gaps.insert(gaps.end(), sequence.gaps.begin(), sequence.gaps.end());
        items.insert(items.end(), sequence.items.begin(), sequence.items.end());
        actions.insert(actions.end(), sequence.actions.begin(), sequence.actions.end());
        if (hasGaps) gaps.resize(items.size(), Context::unknownGap);
        offsets.push_back(items.size());
    }
};

/// A question about sequences.
using TestCase = events::Question;

} // namespace sessionsmith::learning
