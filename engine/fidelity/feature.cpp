// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/feature.h"

#include "engine/base/random.h"
#include "engine/fidelity/pairnumbering.h"
#include "engine/fidelity/serial.h"

#include <algorithm>

namespace sessionsmith::fidelity {

namespace {

using Things = std::vector<std::int32_t>;

constexpr std::uint32_t orderPurpose = 0x464f5244; // "FORD"
constexpr std::size_t gapClasses = 16;

/// `show(sessions, begin, end, things)` appends what the events begin ... end-1, one session, show.
template <typename Show>
Feature featureOf(const Sides& sides, Show show)
{
    Feature feature;
    for (std::size_t side = 0; side < sideCount; ++side) {
        const Sessions& sessions = sides.compared[side];
        Feature::Shown& shown = feature.sides[side];
        for (std::size_t s = 0; s < sessions.size(); ++s) {
            show(sessions, sessions.offsets[s], sessions.offsets[s + 1], shown.things);
            shown.offsets.push_back(shown.things.size());
        }
    }
    return feature;
}

/// The same for values, which become things in ascending order.
template <typename Show>
Feature orderedFeatureOf(const Sides& sides, Show show)
{
    std::vector<Milliseconds> values; // of all events in the order in which they are visited
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        const std::size_t before = values.size();
        show(sessions, begin, end, values);
        out.resize(out.size() + values.size() - before);
    });
    std::vector<Milliseconds> distinct = values;
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    auto value = values.begin();
    for (Feature::Shown& shown : feature.sides)
        for (std::int32_t& thing : shown.things)
            thing = std::int32_t(std::ranges::lower_bound(distinct, *value++) - distinct.begin());
    feature.size = distinct.size();
    feature.values.assign(distinct.begin(), distinct.end());
    return feature;
}

Feature pairsOf(const Sides& sides, const std::vector<std::int32_t> Sessions::*column)
{
    PairNumbering numbers;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        const std::vector<std::int32_t>& values = sessions.*column;
        for (std::size_t i = begin + 1; i < end; ++i)
            if (values[i - 1] >= 0 && values[i] >= 0) out.push_back(numbers.add(values[i - 1], values[i]));
    });
    feature.size = numbers.size();
    return feature;
}

} // namespace

std::vector<std::uint32_t> Feature::counts(Side side) const
{
    std::vector<std::uint32_t> counts(size);
    for (const std::int32_t thing : sides[std::size_t(side)].things)
        ++counts[std::size_t(thing)];
    return counts;
}

void Feature::count(Side side, std::span<const std::uint16_t> weights, std::vector<std::uint32_t>& counts) const
{
    counts.assign(size, 0);
    const Shown& shown = sides[std::size_t(side)];
    for (std::size_t s = 0; s < weights.size(); ++s)
        if (weights[s] != 0)
            for (std::size_t i = shown.offsets[s]; i < shown.offsets[s + 1]; ++i)
                counts[std::size_t(shown.things[i])] += weights[s];
}

Feature actionFeature(const Sides& sides)
{
    Feature feature = featureOf(sides, [](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        out.insert(out.end(), sessions.action.begin() + std::ptrdiff_t(begin),
                   sessions.action.begin() + std::ptrdiff_t(end));
    });
    feature.size = sides.actions.size();
    return feature;
}

Feature actionRuns(const Sides& sides, int length)
{
    std::vector<PairNumbering> numbers(std::size_t(length - 1)); // of a run that is one shorter, and the next action
    Things runs;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        runs.assign(sessions.action.begin() + std::ptrdiff_t(begin), sessions.action.begin() + std::ptrdiff_t(end));
        for (PairNumbering& longer : numbers) {
            if (runs.empty()) return;
            const std::size_t offset = end - begin - runs.size() + 1;
            for (std::size_t i = 0; i + 1 < runs.size(); ++i)
                runs[i] = longer.add(runs[i], sessions.action[begin + offset + i]);
            runs.pop_back();
        }
        out.insert(out.end(), runs.begin(), runs.end());
    });
    feature.size = numbers.back().size();
    if (length == 2) feature.pairs = numbers.back().pairs();
    return feature;
}

Feature lengthFeature(const Sides& sides)
{
    return orderedFeatureOf(sides, [](const Sessions&, std::size_t begin, std::size_t end, auto& values) {
        values.push_back(Milliseconds(end - begin));
    });
}

Feature gapFeature(const Sides& sides)
{
    Feature feature =
        orderedFeatureOf(sides, [](const Sessions& sessions, std::size_t begin, std::size_t end, auto& values) {
            for (std::size_t i = begin + 1; i < end; ++i)
                values.push_back(sessions.time[i] - sessions.time[i - 1]);
        });
    for (double& value : feature.values)
        value /= 1000;
    return feature;
}

Feature presenceFeature(const Sides& sides, std::int32_t given)
{
    Things present;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        present.assign(sessions.action.begin() + std::ptrdiff_t(begin), sessions.action.begin() + std::ptrdiff_t(end));
        std::ranges::sort(present);
        present.erase(std::unique(present.begin(), present.end()), present.end());
        if (given >= 0 && !std::ranges::binary_search(present, given)) return;
        out.push_back(0);
        for (const std::int32_t action : present)
            out.push_back(1 + action);
    });
    feature.size = 1 + sides.actions.size();
    return feature;
}

Feature itemFeature(const Sides& sides)
{
    Feature feature = featureOf(sides, [](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        out.insert(out.end(), sessions.item.begin() + std::ptrdiff_t(begin),
                   sessions.item.begin() + std::ptrdiff_t(end));
    });
    feature.size = std::size_t(sides.items);
    return feature;
}

Feature itemPairs(const Sides& sides)
{
    return pairsOf(sides, &Sessions::item);
}

Feature repeatFeature(const Sides& sides)
{
    std::vector<std::size_t> last(std::size_t(sides.items), 0); // number of the session that had the item last
    std::size_t number = 0;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        ++number;
        for (std::size_t i = begin; i < end; ++i)
            out.push_back(std::exchange(last[std::size_t(sessions.item[i])], number) == number);
    });
    feature.size = 2;
    return feature;
}

Feature categoryPairs(const Sides& sides)
{
    return pairsOf(sides, &Sessions::category);
}

Feature lagFeature(const Sides& sides)
{
    Feature feature = featureOf(sides, [](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t lag = 1; lag <= std::min(lags, i - begin); ++lag)
                out.push_back(std::int32_t(2 * (lag - 1) + (sessions.action[i] == sessions.action[i - lag])));
            out.push_back(std::int32_t(2 * lags) + sessions.action[i]);
        }
    });
    feature.size = 2 * lags + sides.actions.size();
    return feature;
}

Feature gapPairs(const Sides& sides)
{
    std::vector<Milliseconds> gaps, ends; // of the classes
    for (const Sessions& sessions : sides.compared)
        for (std::size_t s = 0; s < sessions.size(); ++s)
            for (std::size_t i = sessions.offsets[s] + 1; i < sessions.offsets[s + 1]; ++i)
                gaps.push_back(sessions.time[i] - sessions.time[i - 1]);
    std::ranges::sort(gaps);
    for (std::size_t i = 1; i < gapClasses && !gaps.empty(); ++i)
        ends.push_back(gaps[i * gaps.size() / gapClasses]);
    const auto classOf = [&](Milliseconds gap) {
        return std::int32_t(std::ranges::upper_bound(ends, gap) - ends.begin());
    };
    PairNumbering numbers;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        for (std::size_t i = begin + 2; i < end; ++i) {
            const auto& time = sessions.time;
            out.push_back(numbers.add(classOf(time[i - 1] - time[i - 2]), classOf(time[i] - time[i - 1])));
        }
    });
    feature.size = numbers.size();
    feature.pairs = numbers.pairs();
    return feature;
}

Feature orderFeature(const Sides& sides, const std::vector<std::int32_t> Sessions::*column)
{
    PairNumbering numbers;
    std::uint64_t session = 0;
    Things shuffled;
    Feature feature = featureOf(sides, [&](const Sessions& sessions, std::size_t begin, std::size_t end, Things& out) {
        const std::vector<std::int32_t>& values = sessions.*column;
        shuffled.assign(values.begin() + std::ptrdiff_t(begin), values.begin() + std::ptrdiff_t(end));
        Philox random(0, orderPurpose, session++);
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[random.below(std::uint32_t(i))]);
        for (std::size_t i = begin + 1; i < end; ++i)
            out.push_back(numbers.add(values[i - 1], values[i]));
        for (std::size_t i = 1; i < shuffled.size(); ++i)
            out.push_back(~numbers.add(shuffled[i - 1], shuffled[i])); // until it is known how many there are
    });
    const auto pairs = std::int32_t(numbers.size());
    for (Feature::Shown& shown : feature.sides)
        for (std::int32_t& thing : shown.things)
            if (thing < 0) thing = pairs + ~thing;
    feature.size = 2 * numbers.size();
    return feature;
}

} // namespace sessionsmith::fidelity
