// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
};

/// Many sequences of items and actions (indices of a catalogue), one after the other.
struct SequenceData
{
    std::vector<std::size_t> offsets{0};
    std::vector<std::int32_t> items, actions;

    std::size_t size() const { return offsets.size() - 1; }
    Context operator[](std::size_t i) const { return slice(offsets[i], offsets[i + 1]); }
    Context slice(std::size_t begin, std::size_t end) const
    {
        return {{items.data() + begin, end - begin}, {actions.data() + begin, end - begin}};
    }
    void append(const Context& sequence)
    {
        items.insert(items.end(), sequence.items.begin(), sequence.items.end());
        actions.insert(actions.end(), sequence.actions.begin(), sequence.actions.end());
        offsets.push_back(items.size());
    }
};

/// A question about sequences.
using TestCase = events::Question;

} // namespace sessionsmith::learning
