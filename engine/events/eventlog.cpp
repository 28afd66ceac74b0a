// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventlog.h"

#include "engine/base/hash.h"
#include "engine/events/numbering.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

template <typename T>
Result<> checkLength(const char* name, const std::vector<T>& column, std::size_t expected)
{
    if (column.size() == expected) return {};
    return fail(SS_TEXT("engine", "The column \"{0}\" has {1} values instead of {2}"), name, column.size(), expected);
}

Result<> checkRange(const char* name, const std::vector<std::int32_t>& column, std::int32_t lowest, std::int32_t size)
{
    const auto wrong =
        std::ranges::find_if(column, [&](std::int32_t value) { return value < lowest || value >= size; });
    if (wrong == column.end()) return {};
    return fail(SS_TEXT("engine", "Event {0}: the {1} {2} is not among the {3} there are"), wrong - column.begin() + 1,
                Message(name), *wrong, size);
}

Result<> checkOrder(const EventLog& log)
{
    for (std::size_t i = 0; i < log.size(); ++i) {
        const std::int32_t previous = i == 0 ? -1 : log.session[i - 1];
        const bool sameSession = log.session[i] == previous;
        if (!sameSession && log.session[i] != std::int64_t(previous) + 1)
            return fail(SS_TEXT("engine", "Event {0}: sessions are not numbered one after the other"), i + 1);
        if (i > 0 && log.user[i] < log.user[i - 1])
            return fail(SS_TEXT("engine", "Event {0}: the events are not sorted by user"), i + 1);
        if (sameSession && log.user[i] != log.user[i - 1])
            return fail(SS_TEXT("engine", "Event {0}: the session belongs to two users"), i + 1);
        if (sameSession && log.hasTime() && log.time[i] < log.time[i - 1])
            return fail(SS_TEXT("engine", "Event {0}: the events of the session are not sorted by time"), i + 1);
    }
    return {};
}

void addColumn(ContentHash& hash, const Vocabulary& vocabulary, const std::vector<std::int32_t>& column)
{
    const Numbering numbering(vocabulary, column);
    hash.add(std::to_string(vocabulary.size()));
    for (const std::string& name : numbering.applied(vocabulary).names())
        hash.add(name);
    hash.add(std::to_string(column.size()));
    hash.add(std::span<const std::int32_t>(numbering.applied(column)));
}

} // namespace

Result<> EventLog::validate() const
{
    const std::size_t count = size();
    return checkLength("user", user, count)
        .and_then([&] { return checkLength("session", session, count); })
        .and_then([&] { return checkLength("item", item, count); })
        .and_then([&] { return category.empty() ? Result<>() : checkLength("category", category, count); })
        .and_then([&] { return time.empty() ? Result<>() : checkLength("time", time, count); })
        .and_then([&] { return checkRange("user", user, 0, users.size()); })
        .and_then([&] { return checkRange("action", action, 0, actions.size()); })
        .and_then([&] { return checkRange("item", item, 0, items.size()); })
        .and_then([&] { return checkRange("category", category, -1, categories.size()); })
        .and_then([&] { return checkOrder(*this); })
        .and_then([&] {
            return sessionNames.empty() ? Result<>() : checkLength("session name", sessionNames, sessionCount());
        });
}

std::string sessionName(const EventLog& log, std::size_t session)
{
    return log.sessionNames.empty() ? std::to_string(session + 1) : log.sessionNames[session];
}

std::vector<std::size_t> sequenceOffsets(const EventLog& log, SequenceBy by)
{
    const std::vector<std::int32_t>& owner = by == SequenceBy::User ? log.user : log.session;
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < log.size(); ++i)
        if (i == 0 || owner[i] != owner[i - 1]) offsets.push_back(i);
    offsets.push_back(log.size());
    return offsets;
}

std::vector<std::int32_t> itemCategories(const EventLog& log)
{
    std::vector<std::int32_t> result(std::size_t(log.items.size()), -1);
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
    pairs.reserve(log.category.size());
    for (std::size_t i = 0; i < log.category.size(); ++i)
        if (log.category[i] >= 0) pairs.emplace_back(log.item[i], log.category[i]);
    std::ranges::sort(pairs);

    std::int32_t item = -1;
    std::ptrdiff_t most = 0;
    for (auto begin = pairs.begin(); begin != pairs.end();) {
        const auto end = std::find_if(begin, pairs.end(), [&](const auto& pair) { return pair != *begin; });
        if (begin->first != item) most = 0;
        item = begin->first;
        if (end - begin > most) {
            most = end - begin;
            result[std::size_t(item)] = begin->second;
        }
        begin = end;
    }
    return result;
}

std::string contentHash(const EventLog& log)
{
    ContentHash hash;
    addColumn(hash, log.users, log.user);
    addColumn(hash, log.actions, log.action);
    addColumn(hash, log.items, log.item);
    addColumn(hash, log.categories, log.category);
    hash.add(std::span<const std::int32_t>(log.session));
    for (std::size_t session = 0; session < log.sessionCount(); ++session)
        hash.add(sessionName(log, session));
    hash.add(std::to_string(log.time.size()));
    hash.add(std::span<const Milliseconds>(log.time));
    return hash.hex();
}

} // namespace sessionsmith::events
