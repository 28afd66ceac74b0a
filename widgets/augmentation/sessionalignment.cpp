// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/sessionalignment.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace sessionsmith::widgets {

namespace {

using augmentation::Event;
using augmentation::Session;

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

enum class Step { Pair, Remove, Add };

/// The least costs of what comes from two places on, so that the way from the start can be read off.
class Costs
{
public:
    Costs(std::size_t n, std::size_t m) : m_n(n), m_m(m), m_values((n + 1) * (m + 1) * 3) {}
    /// By the step that led there.
    int& at(std::size_t i, std::size_t j, Step last) { return m_values[(i * (m_m + 1) + j) * 3 + std::size_t(last)]; }
    /// With that step next; nothing where it cannot be taken.
    std::optional<int> of(Step step, Step last, std::size_t i, std::size_t j, const Session& before,
                          const Session& after)
    {
        if ((step != Step::Add && i == m_n) || (step != Step::Remove && j == m_m)) return std::nullopt;
        if (step != Step::Pair)
            return unit + beginsStretch(step, last, i, j) +
                   at(i + (step == Step::Remove), j + (step == Step::Add), step);
        const int change = cost(before[i], after[j]);
        if (change == 2) return std::nullopt;
        return unit * change + at(i + 1, j + 1, Step::Pair);
    }

private:
    /// Not at the ends of the other session, where a crop or an insertion leaves nothing apart.
    int beginsStretch(Step step, Step last, std::size_t i, std::size_t j) const
    {
        const bool atEnd = step == Step::Remove ? j == 0 || j == m_m : i == 0 || i == m_n;
        return !atEnd && step != last;
    }

    /// More than there can be stretches of events that are in one of the two alone: of ways that change as much, the
    /// one with the fewest such stretches is taken.
    static constexpr int unit = 2 * longestAligned + 1;

    std::size_t m_n, m_m;
    std::vector<int> m_values;
};

/// What is gone from one place and there again at another has moved, whether or not something else stands there now.
void findMoved(const Session& before, const Session& after, std::vector<AlignedEvent>& events)
{
    const auto isGone = [](const AlignedEvent& event) {
        return event.change == Change::Removed || event.change == Change::Item || event.change == Change::Action;
    };
    const auto isNew = [](const AlignedEvent& event) {
        return event.change == Change::Added || event.change == Change::Item || event.change == Change::Action;
    };
    std::vector<bool> hasLeft(events.size()), hasCome(events.size());
    for (std::size_t from = 0; from < events.size(); ++from) {
        if (!isGone(events[from])) continue;
        for (std::size_t to = 0; to < events.size() && !hasLeft[from]; ++to) {
            if (hasCome[to] || !isNew(events[to])) continue;
            if (cost(before[std::size_t(events[from].before)], after[std::size_t(events[to].after)]) > 0) continue;
            hasLeft[from] = hasCome[to] = true;
        }
    }
    for (std::size_t i = 0; i < events.size(); ++i)
        if (hasCome[i] || (hasLeft[i] && events[i].after < 0)) events[i].change = Change::Moved;
}

} // namespace

std::vector<AlignedEvent> aligned(const Session& before, const Session& after, std::int32_t maskItem)
{
    const std::size_t n = std::min(before.size(), longestAligned), m = std::min(after.size(), longestAligned);
    Costs costs(n, m);
    for (std::size_t i = n + 1; i-- > 0;)
        for (std::size_t j = m + 1; j-- > 0;)
            for (const Step last : {Step::Pair, Step::Remove, Step::Add}) {
                if (i == n && j == m) continue;
                costs.at(i, j, last) = std::numeric_limits<int>::max();
                for (const Step step : {Step::Pair, Step::Remove, Step::Add})
                    if (const auto cost = costs.of(step, last, i, j, before, after))
                        costs.at(i, j, last) = std::min(costs.at(i, j, last), *cost);
            }
    std::vector<AlignedEvent> events;
    Step last = Step::Pair;
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        const auto isBest = [&](Step step) {
            return costs.of(step, last, i, j, before, after) == costs.at(i, j, last);
        };
        last = isBest(Step::Pair) ? Step::Pair : isBest(Step::Remove) ? Step::Remove : Step::Add;
        events.push_back({last == Step::Add ? -1 : int(i), last == Step::Remove ? -1 : int(j),
                          last == Step::Pair     ? changeOf(before[i], after[j], maskItem)
                          : last == Step::Remove ? Change::Removed
                                                 : Change::Added});
        i += last != Step::Add;
        j += last != Step::Remove;
    }
    findMoved(before, after, events);
    return events;
}

} // namespace sessionsmith::widgets
