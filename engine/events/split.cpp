// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/split.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>

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

/// The log with only the given events, in their order; vocabularies are kept whole.
EventLog withOnly(const EventLog& log, const std::vector<std::size_t>& kept)
{
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
    return withOnly(log, kept);
}

Result<UserSplit> splitByUser(const EventLog& log, double share, std::uint64_t seed)
{
    if (!(share > 0 && share < 1)) return fail(SS_TEXT("engine", "The share of users must lie between 0 and 1"));
    const std::vector<std::size_t> offsets = sequenceOffsets(log, SequenceBy::User);
    const std::size_t users = offsets.size() - 1;
    if (users < 2) return fail(SS_TEXT("engine", "A log of one user cannot be split by users"));
    constexpr std::uint32_t purpose = 0x55535054; // "USPT"
    Philox random(seed, purpose, 0);
    std::vector<bool> isFirst(users, false);
    // Knuth's selection sampling (The Art of Computer Programming 2, 3.4.2, algorithm S): exactly so many, in order.
    auto wanted = std::clamp<std::size_t>(std::size_t(std::llround(share * double(users))), 1, users - 1);
    for (std::size_t user = 0; user < users; ++user)
        if (random.below(std::uint32_t(users - user)) < wanted) {
            isFirst[user] = true;
            --wanted;
        }
    const auto part = [&](bool first) {
        std::vector<std::size_t> kept;
        for (std::size_t user = 0; user < users; ++user)
            for (std::size_t event = offsets[user]; isFirst[user] == first && event < offsets[user + 1]; ++event)
                kept.push_back(event);
        EventLog some = withOnly(log, kept);
        dropUnusedNames(some);
        return some;
    };
    return UserSplit{part(true), part(false)};
}

} // namespace sessionsmith::events
