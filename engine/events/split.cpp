// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/split.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::events {

namespace {

template <typename T>
Column<T> gathered(const Column<T>& column, const std::vector<std::size_t>& events)
{
    Column<T> result;
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
    part.price = log.price;
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

Split leaveOneOut(const EventLog& log, SequenceBy by)
{
    Split split{sequenceOffsets(log, by), {}, {}, {}};
    for (std::size_t i = 0; i + 1 < split.offsets.size(); ++i) {
        const std::size_t begin = split.offsets[i], end = split.offsets[i + 1];
        const bool asks = end - begin >= 3;
        split.trainingEnd.push_back(asks ? end - 2 : end);
        if (!asks) continue;
        split.validation.push_back({begin, end - 2});
        split.test.push_back({begin, end - 1});
    }
    return split;
}

Result<Split> temporalSplit(const EventLog& log, SequenceBy by, double share)
{
    if (!log.hasTime())
        return fail(Error(SS_TEXT("engine", "The log has no times, so it cannot be split by time"))
                        .advise(SS_TEXT("engine", "Split it by leave-one-out")));
    Column<Milliseconds> times = log.time;
    std::ranges::sort(times);
    const auto timeAt = [&](double part) {
        return times[std::min(std::size_t(part * double(times.size())), times.size() - 1)];
    };
    const Milliseconds validationBegins = timeAt(share), testBegins = timeAt((1 + share) / 2);
    Split split{sequenceOffsets(log, by), {}, {}, {}};
    for (std::size_t i = 0; i + 1 < split.offsets.size(); ++i) {
        const std::size_t begin = split.offsets[i], end = split.offsets[i + 1];
        const auto first = log.time.begin() + std::ptrdiff_t(begin), last = log.time.begin() + std::ptrdiff_t(end);
        split.trainingEnd.push_back(std::size_t(std::lower_bound(first, last, validationBegins) - log.time.begin()));
        for (std::size_t target = std::max(split.trainingEnd.back(), begin + 1); target < end; ++target)
            (log.time[target] < testBegins ? split.validation : split.test).push_back({begin, target});
    }
    if (times.front() == validationBegins || split.validation.empty() || split.test.empty())
        return fail(
            Error(SS_TEXT("engine", "The log cannot be split by time at {0}: too many of its events have the same "
                                    "time, or none of the late ones has an earlier one in its sequence"),
                  share)
                .advise(SS_TEXT("engine", "Choose another share, or split by leave-one-out")));
    return split;
}

Split holdLastOut(const EventLog& log, SequenceBy by)
{
    Split split{sequenceOffsets(log, by), {}, {}, {}};
    for (std::size_t i = 0; i + 1 < split.offsets.size(); ++i) {
        const std::size_t begin = split.offsets[i], end = split.offsets[i + 1];
        const bool asks = end - begin >= 3;
        split.trainingEnd.push_back(asks ? end - 1 : end);
        if (asks) split.validation.push_back({begin, end - 1});
    }
    return split;
}

std::vector<Question> lastEvents(const EventLog& log, SequenceBy by)
{
    const std::vector<std::size_t> offsets = sequenceOffsets(log, by);
    std::vector<Question> questions;
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        if (offsets[i + 1] - offsets[i] >= 2) questions.push_back({offsets[i], offsets[i + 1] - 1});
    return questions;
}

EventLog trainingPart(const EventLog& log, const Split& split)
{
    std::vector<std::size_t> kept;
    kept.reserve(log.size());
    for (std::size_t i = 0; i < split.size(); ++i)
        for (std::size_t event = split.offsets[i]; event < split.trainingEnd[i]; ++event)
            kept.push_back(event);
    return withOnly(log, kept);
}

EventLog eventsOfUsers(const EventLog& log, const std::vector<bool>& users)
{
    std::vector<std::size_t> kept;
    for (std::size_t event = 0; event < log.size(); ++event)
        if (users[std::size_t(log.user[event])]) kept.push_back(event);
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
        std::vector<bool> isIn(std::size_t(log.users.size()));
        for (std::size_t user = 0; user < users; ++user)
            isIn[std::size_t(log.user[offsets[user]])] = isFirst[user] == first;
        EventLog some = eventsOfUsers(log, isIn);
        dropUnusedNames(some);
        return some;
    };
    return UserSplit{part(true), part(false)};
}

} // namespace sessionsmith::events
