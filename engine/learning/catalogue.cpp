// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/catalogue.h"

namespace sessionsmith::learning {

namespace {

/// For each index of `from` the index of the same name in `to`, -1 where there is none.
std::vector<std::int32_t> indicesIn(const events::Vocabulary& to, const events::Vocabulary& from)
{
    std::vector<std::int32_t> indices(std::size_t(from.size()));
    for (std::int32_t i = 0; i < from.size(); ++i)
        indices[std::size_t(i)] = to.find(from[i]);
    return indices;
}

/// `column` through `indices`; the index of `from` that has no counterpart, or -1 when all went well.
std::int32_t translateColumn(std::span<const std::int32_t> column, const std::vector<std::int32_t>& indices,
                             Column<std::int32_t>& translated)
{
    translated.reserve(column.size());
    for (const std::int32_t index : column) {
        if (indices[std::size_t(index)] < 0) return index;
        translated.push_back(indices[std::size_t(index)]);
    }
    return -1;
}

void addNames(events::Vocabulary& names, const events::Vocabulary& more)
{
    for (std::int32_t i = 0; i < more.size(); ++i)
        names.add(more[i]);
}

/// Seconds since the event before in the same sequence.
Column<float> gapsOf(std::span<const Milliseconds> time, const std::vector<std::size_t>& offsets)
{
    Column<float> gaps(time.size(), 0);
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        for (std::size_t event = offsets[i] + 1; event < offsets[i + 1]; ++event)
            gaps[event] = float(double(time[event] - time[event - 1]) / 1000);
    return gaps;
}

} // namespace

Catalogue Catalogue::of(const events::EventLog& log)
{
    if (!log.hasCategory()) return {log.items, log.actions, {}, {}};
    return {log.items, log.actions, log.categories, events::itemCategories(log)};
}

void Catalogue::extend(const Catalogue& more)
{
    addNames(items, more.items);
    addNames(actions, more.actions);
    addNames(categories, more.categories);
    if (categories.size() == 0) return;
    itemCategory.resize(std::size_t(items.size()), -1);
    for (std::size_t i = 0; i < more.itemCategory.size(); ++i) {
        std::int32_t& own = itemCategory[std::size_t(items.find(more.items[std::int32_t(i)]))];
        if (own < 0 && more.itemCategory[i] >= 0) own = categories.find(more.categories[more.itemCategory[i]]);
    }
}

Result<SequenceData> Catalogue::translate(const events::EventLog& log, const std::vector<std::size_t>& offsets) const
{
    SequenceData data;
    data.offsets = offsets;
    if (const auto lost = translateColumn(log.item, indicesIn(items, log.items), data.items); lost >= 0)
        return fail(Error(SS_TEXT("engine", "The catalogue does not know the item \"{0}\""), log.items[lost])
                        .advise(SS_TEXT("engine", "Train on a data set that holds this item")));
    if (const auto lost = translateColumn(log.action, indicesIn(actions, log.actions), data.actions); lost >= 0)
        return fail(Error(SS_TEXT("engine", "The catalogue does not know the action \"{0}\""), log.actions[lost])
                        .advise(SS_TEXT("engine", "Train on a data set that holds this action")));
    if (log.hasTime()) data.gaps = gapsOf(log.time, offsets);
    return data;
}

} // namespace sessionsmith::learning
