// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/session.h"

#include <cstdint>
#include <vector>

namespace sessionsmith::widgets {

/// What happened to an event.
enum class Change { None, Masked, Item, Action, Moved, Retimed, Added, Removed };
inline constexpr int changeCount = 8;

/// An event of a session before and after it was augmented, by their places in it; -1 where there is none.
struct AlignedEvent
{
    int before = -1, after = -1;
    Change change = Change::None;

    bool operator==(const AlignedEvent&) const = default;
};

/// Lays a session beside what became of it so that as little as possible has changed: an event with another item or
/// another action stays one event, one with both is another (Needleman and Wunsch 1970, costs 0, 1 and 2); of ways that
/// change as much, the one with the fewest stretches that came or went (Gotoh 1982) between what stayed, as a crop has
/// none. What is gone at one place and there again at another has moved: it stands at both. Of sessions longer than
/// `longestAligned` only the beginning is looked at.
std::vector<AlignedEvent> aligned(const augmentation::Session& before, const augmentation::Session& after,
                                  std::int32_t maskItem);
inline constexpr std::size_t longestAligned = 400;

} // namespace sessionsmith::widgets
