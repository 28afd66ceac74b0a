// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/sessionalignment.h"

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

using augmentation::Event;
using augmentation::Session;

constexpr int gap = 1; // an event that is only in one of the two

int cost(const Event& before, const Event& after)
{
    return int(before.item != after.item) + int(before.action != after.action);
}

Change changeOf(const Event& before, const Event& after, std::int32_t maskItem)
{
    if (before.item != after.item) return after.item == maskItem ? Change::Masked : Change::Item;
    if (before.action != after.action) return Change::Action;
    return before.time != after.time ? Change::Retimed : Change::None;
}

/// Turns pairs of a removed and an added event that are the same into moved ones.
void findMoved(const Session& before, const Session& after, std::vector<AlignedEvent>& events)
{
    for (AlignedEvent& removed : events) {
        if (removed.change != Change::Removed) continue;
        const auto again = std::ranges::find_if(events, [&](const AlignedEvent& added) {
            return added.change == Change::Added &&
                   cost(before[std::size_t(removed.before)], after[std::size_t(added.after)]) == 0;
        });
        if (again != events.end()) removed.change = again->change = Change::Moved;
    }
}

} // namespace

std::vector<AlignedEvent> aligned(const Session& before, const Session& after, std::int32_t maskItem)
{
    const std::size_t n = std::min(before.size(), longestAligned), m = std::min(after.size(), longestAligned);
    // costs[i * (m + 1) + j]: of what comes from i and j on, so that the way from the start can be read off.
    std::vector<int> costs((n + 1) * (m + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return costs[i * (m + 1) + j]; };
    for (std::size_t i = n + 1; i-- > 0;)
        for (std::size_t j = m + 1; j-- > 0;) {
            if (i == n || j == m) {
                at(i, j) = gap * int(n - i + m - j);
                continue;
            }
            at(i, j) = std::min(gap + at(i + 1, j), gap + at(i, j + 1));
            if (const int change = cost(before[i], after[j]); change < 2)
                at(i, j) = std::min(at(i, j), change + at(i + 1, j + 1));
        }
    std::vector<AlignedEvent> events;
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        if (i < n && j < m && cost(before[i], after[j]) < 2 &&
            at(i, j) == cost(before[i], after[j]) + at(i + 1, j + 1)) {
            events.push_back({int(i), int(j), changeOf(before[i], after[j], maskItem)});
            ++i;
            ++j;
        } else if (i < n && at(i, j) == gap + at(i + 1, j)) {
            events.push_back({int(i++), -1, Change::Removed});
        } else {
            events.push_back({-1, int(j++), Change::Added});
        }
    }
    findMoved(before, after, events);
    return events;
}

} // namespace sessionsmith::widgets
