// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/statistics.h"

#include "engine/base/phase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace sessionsmith::events {

namespace {

constexpr std::size_t longestLength = 50;
constexpr std::size_t topCount = 20;
constexpr std::size_t mostActions = 1000; // a log may name as many actions as it has events

/// How often each entry of the vocabulary occurs.
std::vector<std::uint64_t> occurrences(const Vocabulary& vocabulary, std::span<const std::int32_t> column)
{
    std::vector<std::uint64_t> counts(std::size_t(vocabulary.size()), 0);
    for (const std::int32_t index : column)
        if (index >= 0) ++counts[std::size_t(index)];
    return counts;
}

std::uint64_t distinct(const std::vector<std::uint64_t>& counts)
{
    return std::uint64_t(std::ranges::count_if(counts, [](std::uint64_t count) { return count > 0; }));
}

/// The places of the `wanted` largest counts, the largest first.
std::vector<std::int32_t> ranked(const std::vector<std::uint64_t>& counts, std::size_t wanted)
{
    std::vector<std::int32_t> places(counts.size());
    std::iota(places.begin(), places.end(), 0);
    const std::size_t kept = std::min(wanted, places.size());
    std::ranges::partial_sort(places, places.begin() + std::ptrdiff_t(kept), [&](std::int32_t a, std::int32_t b) {
        return std::pair(counts[std::size_t(b)], a) < std::pair(counts[std::size_t(a)], b);
    });
    places.resize(kept);
    return places;
}

void describeSessions(const EventLog& log, Statistics& result)
{
    const std::vector<std::size_t> offsets = sequenceOffsets(log, SequenceBy::Session);
    result.sessions = offsets.size() - 1;
    if (result.sessions == 0) return;
    std::vector<std::size_t> lengths;
    lengths.reserve(result.sessions);
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        lengths.push_back(offsets[i + 1] - offsets[i]);
    std::ranges::sort(lengths);

    const std::size_t middle = lengths.size() / 2;
    const std::size_t lowerMiddle = (lengths.size() - 1) / 2;
    result.meanSessionLength = double(log.size()) / double(lengths.size());
    result.medianSessionLength = 0.5 * double(lengths[lowerMiddle] + lengths[middle]);
    result.sessionLengths.assign(std::min(lengths.back(), longestLength) + 1, 0);
    for (const std::size_t length : lengths)
        ++result.sessionLengths[std::min(length, longestLength)];
}

void describeItems(const EventLog& log, Statistics& result)
{
    const std::vector<std::uint64_t> counts = occurrences(log.items, log.item);
    result.items = distinct(counts);
    result.popularity = counts;
    std::erase(result.popularity, 0);
    std::ranges::sort(result.popularity, std::greater());

    for (const std::int32_t item : ranked(counts, std::min<std::size_t>(topCount, result.items)))
        result.topItems.push_back({log.items[item], counts[std::size_t(item)]});
}

void describePrices(const EventLog& log, Statistics& result)
{
    std::vector<double> prices = log.price;
    std::erase_if(prices, [](double price) { return std::isnan(price); });
    if (prices.empty()) return;
    std::ranges::sort(prices);
    result.prices = {prices.size(), prices.front(), prices[(prices.size() - 1) / 2], prices.back()};
}

double repeatShare(const EventLog& log)
{
    std::vector<std::int32_t> lastSession(std::size_t(log.items.size()), -1); // in which each item was last seen
    std::uint64_t repeats = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        std::int32_t& last = lastSession[std::size_t(log.item[i])];
        repeats += last == log.session[i];
        last = log.session[i];
    }
    return log.size() == 0 ? 0 : double(repeats) / double(log.size());
}

void describeUsers(const EventLog& log, Statistics& result)
{
    result.users = distinct(occurrences(log.users, log.user));
}

void describeActions(const EventLog& log, Statistics& result)
{
    const std::vector<std::uint64_t> counts = occurrences(log.actions, log.action);
    result.distinctActions = distinct(counts);
    for (const std::int32_t action : mostFrequent(counts, mostActions))
        result.actions.push_back({log.actions[action], counts[std::size_t(action)]});
}

void describeCategories(const EventLog& log, Statistics& result)
{
    result.categories = distinct(occurrences(log.categories, log.category));
}

void describeTimes(const EventLog& log, Statistics& result)
{
    if (!log.hasTime()) return;
    const auto [first, last] = std::ranges::minmax_element(log.time);
    result.firstTime = *first;
    result.lastTime = *last;
}

void describeRepeats(const EventLog& log, Statistics& result)
{
    result.repeatShare = repeatShare(log);
}

} // namespace

std::vector<std::int32_t> mostFrequent(const std::vector<std::uint64_t>& counts, std::size_t wanted)
{
    std::vector<std::int32_t> places = ranked(counts, wanted);
    std::ranges::sort(places);
    return places;
}

Statistics statistics(const EventLog& log)
{
    return *statistics(log, {}, {}); // nothing can stop it
}

Result<Statistics> statistics(const EventLog& log, const ProgressSink& progress, const Control& control)
{
    constexpr std::array parts{describeUsers, describeActions,  describeItems,   describeCategories,
                               describeTimes, describeSessions, describeRepeats, describePrices};
    Statistics result;
    result.events = log.size();
    Phase phase(progress, control, Message(SS_TEXT("engine", "Summing up")), log.size() * parts.size(),
                Message(SS_TEXT("engine", "values")));
    for (const auto describe : parts) {
        describe(log, result);
        if (!phase.advance(log.size())) return fail(Error::cancelled());
    }
    return result;
}

} // namespace sessionsmith::events
