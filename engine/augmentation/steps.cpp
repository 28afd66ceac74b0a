// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/steps.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::augmentation {

namespace {

/// floor(rate * n), where 0.29 * 100 is 29.
std::size_t share(double rate, std::size_t n)
{
    constexpr double rounding = 1e-9;
    return std::min(n, std::size_t(rate * double(n) + rounding));
}

/// The same of CoSeRec's steps: at least one, unless nothing is asked for.
std::size_t shareOfOneAtLeast(double rate, std::size_t n)
{
    return rate > 0 ? std::max<std::size_t>(1, share(rate, n)) : 0;
}

/// Calls `change(i)` for `k` of 0 ... n-1, upwards, each set of them as likely (selection sampling: Knuth, The Art of
/// Computer Programming 2, 3.4.2 S).
template <typename Change>
void chooseSome(std::size_t k, std::size_t n, Philox& random, Change change)
{
    for (std::size_t i = 0; i < n && k > 0; ++i) {
        if (random.below(std::uint32_t(n - i)) >= k) continue;
        change(i);
        --k;
    }
}

/// Where `length` events in a row begin, of n.
std::size_t chooseStart(std::size_t length, std::size_t n, Philox& random)
{
    return random.below(std::uint32_t(n - length + 1));
}

/// Lets two events change places; their times stay.
void swapPlaces(Event& a, Event& b)
{
    std::swap(a, b);
    std::swap(a.time, b.time);
}

void mask(double rate, std::int32_t maskItem, Session& session, Philox& random)
{
    chooseSome(share(rate, session.size()), session.size(), random, [&](std::size_t i) {
        session[i].item = maskItem;
        session[i].category = -1;
    });
}

void crop(double rate, Session& session, Philox& random)
{
    const std::size_t length = std::max<std::size_t>(1, share(rate, session.size()));
    const std::size_t start = chooseStart(length, session.size(), random);
    session.erase(session.begin() + std::ptrdiff_t(start + length), session.end());
    session.erase(session.begin(), session.begin() + std::ptrdiff_t(start));
}

void reorder(double rate, Session& session, Philox& random)
{
    const std::size_t length = share(rate, session.size());
    const std::size_t start = chooseStart(length, session.size(), random);
    for (std::size_t i = length; i > 1; --i) // Fisher and Yates 1938
        swapPlaces(session[start + i - 1], session[start + random.below(std::uint32_t(i))]);
}

void reverse(double rate, Session& session, Philox& random)
{
    if (random.uniform() >= rate) return;
    for (std::size_t i = 0; i < session.size() / 2; ++i)
        swapPlaces(session[i], session[session.size() - 1 - i]);
}

/// The event with the item that correlates with its own; itself where none does.
Event correlated(Event event, const StepTables& tables)
{
    if (event.item >= std::int32_t(tables.correlated.size())) return event; // masked just now
    const std::int32_t other = tables.correlated[std::size_t(event.item)];
    if (other < 0) return event;
    event.item = other;
    event.category = tables.categories[std::size_t(other)];
    return event;
}

void insert(double rate, const StepTables& tables, Session& session, Philox& random)
{
    Session longer;
    std::size_t copied = 0;
    chooseSome(shareOfOneAtLeast(rate, session.size()), session.size(), random, [&](std::size_t i) {
        Event inserted = correlated(session[i], tables);
        if (inserted == session[i]) return;
        if (i > 0) inserted.time = std::midpoint(session[i - 1].time, session[i].time);
        longer.insert(longer.end(), session.begin() + std::ptrdiff_t(copied), session.begin() + std::ptrdiff_t(i));
        longer.push_back(inserted);
        copied = i;
    });
    longer.insert(longer.end(), session.begin() + std::ptrdiff_t(copied), session.end());
    session = std::move(longer);
}

void substitute(double rate, const StepTables& tables, Session& session, Philox& random)
{
    chooseSome(shareOfOneAtLeast(rate, session.size()), session.size(), random,
               [&](std::size_t i) { session[i] = correlated(session[i], tables); });
}

void drop(double rate, Session& session, Philox& random)
{
    const Event spared = session[chooseStart(1, session.size(), random)]; // should none be left
    std::erase_if(session, [&](const Event&) { return random.uniform() < rate; });
    if (session.empty()) session.push_back(spared);
}

void noise(double rate, const ActionFrequencies& actions, Session& session, Philox& random)
{
    for (Event& event : session)
        if (random.uniform() < rate) event.action = actions.another(event.action, random);
}

void swapItem(double rate, const CategoryItems& items, Session& session, Philox& random)
{
    for (Event& event : session)
        if (random.uniform() < rate && event.category >= 0)
            event.item = items.another(event.category, event.item, random);
}

void jitter(double deviation, Session& session, Philox& random)
{
    constexpr Milliseconds latest = 253'402'300'799'999; // the last one with a year of four digits
    Milliseconds before = session.front().time;
    for (std::size_t i = 1; i < session.size(); ++i) {
        const double gap = double(session[i].time) - double(before);
        const double longer = gap * std::exp(deviation * random.normal());
        const double time = std::min(double(session[i - 1].time) + std::round(longer), double(latest));
        before = session[i].time;
        session[i].time = std::max(session[i - 1].time, Milliseconds(time));
    }
}

} // namespace

void apply(const Step& step, const StepTables& tables, Session& session, Philox& random)
{
    switch (step.kind) {
    case StepKind::Mask:
        return mask(step.rate, tables.maskItem, session, random);
    case StepKind::Crop:
        return crop(step.rate, session, random);
    case StepKind::Reorder:
        return reorder(step.rate, session, random);
    case StepKind::Reverse:
        return reverse(step.rate, session, random);
    case StepKind::Insert:
        return insert(step.rate, tables, session, random);
    case StepKind::Substitute:
        return substitute(step.rate, tables, session, random);
    case StepKind::Drop:
        return drop(step.rate, session, random);
    case StepKind::Noise:
        return noise(step.rate, tables.actions, session, random);
    case StepKind::SwapItem:
        return swapItem(step.rate, tables.categoryItems, session, random);
    case StepKind::Jitter:
        return jitter(step.rate, session, random);
    }
}

} // namespace sessionsmith::augmentation
