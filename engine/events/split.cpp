// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/split.h"

namespace sessionsmith::events {

namespace {

template <typename T>
std::vector<T> gathered(const std::vector<T>& column, const std::vector<std::size_t>& events)
{
    std::vector<T> result;
    if (column.empty()) return result;
    result.reserve(events.size());
    for (const std::size_t event : events)
        result.push_back(column[event]);
    return result;
}

} // namespace

LeaveOneOut leaveOneOut(const EventLog& log, SequenceBy by)
{
    const std::vector<std::size_t> offsets = sequenceOffsets(log, by);
    LeaveOneOut split;
    split.begin.assign(offsets.begin(), offsets.end() - 1);
    split.end.assign(offsets.begin() + 1, offsets.end());
    split.trainingEnd.reserve(split.size());
    for (std::size_t i = 0; i < split.size(); ++i)
        split.trainingEnd.push_back(split.end[i] - split.begin[i] >= 3 ? split.end[i] - 2 : split.end[i]);
    return split;
}

EventLog trainingPart(const EventLog& log, const LeaveOneOut& split)
{
    std::vector<std::size_t> kept;
    kept.reserve(log.size());
    for (std::size_t i = 0; i < split.size(); ++i)
        for (std::size_t event = split.begin[i]; event < split.trainingEnd[i]; ++event)
            kept.push_back(event);

    EventLog part;
    part.users = log.users;
    part.items = log.items;
    part.categories = log.categories;
    part.actions = log.actions;
    part.user = gathered(log.user, kept);
    part.action = gathered(log.action, kept);
    part.item = gathered(log.item, kept);
    part.category = gathered(log.category, kept);
    part.time = gathered(log.time, kept);

    part.session.reserve(kept.size());
    std::int32_t old = -1; // sessions that lost all their events leave no gap in the numbers
    std::int32_t number = -1;
    for (const std::size_t event : kept) {
        if (log.session[event] != old) {
            old = log.session[event];
            ++number;
            if (!log.sessionNames.empty()) part.sessionNames.push_back(log.sessionNames[std::size_t(old)]);
        }
        part.session.push_back(number);
    }
    return part;
}

} // namespace sessionsmith::events
