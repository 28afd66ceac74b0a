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
std::int32_t translateColumn(const std::vector<std::int32_t>& column, const std::vector<std::int32_t>& indices,
                             std::vector<std::int32_t>& translated)
{
    translated.reserve(column.size());
    for (const std::int32_t index : column) {
        if (indices[std::size_t(index)] < 0) return index;
        translated.push_back(indices[std::size_t(index)]);
    }
    return -1;
}

} // namespace

void Catalogue::extend(const events::EventLog& log)
{
    for (std::int32_t i = 0; i < log.items.size(); ++i)
        items.add(log.items[i]);
    for (std::int32_t i = 0; i < log.actions.size(); ++i)
        actions.add(log.actions[i]);
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
    return data;
}

} // namespace sessionsmith::learning
