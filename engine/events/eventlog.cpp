// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventlog.h"

#include "engine/base/hash.h"
#include "engine/base/phase.h"
#include "engine/events/numbering.h"
#include "engine/events/prices.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sessionsmith::events {

namespace {

Result<> checkLength(const char* name, std::size_t length, std::size_t expected)
{
    if (length == expected) return {};
    return fail(SS_TEXT("engine", "The column \"{0}\" has {1} values instead of {2}"), name, length, expected);
}

Result<> checkRange(const char* name, std::span<const std::int32_t> column, std::int32_t lowest, std::int32_t size)
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

Result<> checkPrices(const std::vector<double>& prices)
{
    const auto wrong = std::ranges::find_if(prices, [](double price) { return price < 0 || std::isinf(price); });
    if (wrong == prices.end()) return {};
    return fail(SS_TEXT("engine", "Item {0} has the price {1}"), wrong - prices.begin() + 1, *wrong);
}

/// `values`: of each name, or empty.
void dropUnused(Vocabulary& vocabulary, std::span<std::int32_t> column, std::vector<double>* values = nullptr)
{
    std::vector<std::int32_t> toNew(std::size_t(vocabulary.size()), -1);
    for (const std::int32_t old : column)
        if (old >= 0) toNew[std::size_t(old)] = 0;
    Vocabulary used;
    for (std::int32_t old = 0; old < vocabulary.size(); ++old)
        if (toNew[std::size_t(old)] == 0) toNew[std::size_t(old)] = used.add(vocabulary[old]);
    if (used.size() == vocabulary.size()) return;
    if (values)
        for (std::size_t old = 0, kept = 0; old < values->size(); ++old)
            if (toNew[old] >= 0) (*values)[kept++] = (*values)[old];
    if (values && !values->empty()) values->resize(std::size_t(used.size()));
    for (std::int32_t& index : column)
        if (index >= 0) index = toNew[std::size_t(index)];
    vocabulary = std::move(used);
}

/// Adds the parts of a log to a hash, in pieces. Every function is false once the phase was stopped.
class LogHash
{
public:
    explicit LogHash(Phase& phase) : m_phase(phase) {}

    bool addColumn(const Vocabulary& vocabulary, std::span<const std::int32_t> column)
    {
        const Numbering numbering(vocabulary, column);
        m_hash.add(std::to_string(vocabulary.size()));
        const auto addNames = [&](std::span<const std::int32_t> order) {
            for (const std::int32_t old : order)
                m_hash.add(vocabulary[old]);
        };
        if (!inPieces<std::int32_t>(numbering.order(), addNames)) return false;
        m_hash.add(std::to_string(column.size()));
        return inPieces<std::int32_t>(column, [&](std::span<const std::int32_t> piece) {
            m_hash.add(std::span<const std::int32_t>(numbering.applied(piece)));
        });
    }
    bool addSessions(const EventLog& log)
    {
        if (!addValues<std::int32_t>(log.session)) return false;
        for (std::size_t session = 0; session < log.sessionCount(); ++session) {
            m_hash.add(sessionName(log, session));
            if (session % pieceSize == 0 && !m_phase.advance(0)) return false;
        }
        return true;
    }
    /// A log without prices has the hash that it had before there were any.
    bool addPrices(const EventLog& log)
    {
        if (!log.hasPrice()) return true;
        std::vector<double> prices;
        prices.reserve(log.price.size());
        const Numbering numbering(log.items, log.item);
        for (const std::int32_t item : numbering.order())
            prices.push_back(std::isnan(log.price[std::size_t(item)]) ? -1 : log.price[std::size_t(item)]);
        m_hash.add("prices");
        return addValues<double>(prices);
    }
    bool addTimes(std::span<const Milliseconds> times)
    {
        m_hash.add(std::to_string(times.size()));
        return addValues<Milliseconds>(times);
    }
    std::string hex() const { return m_hash.hex(); }

private:
    static constexpr std::size_t pieceSize = 1 << 16;

    template <typename T>
    bool inPieces(std::span<const T> values, const std::function<void(std::span<const T>)>& add)
    {
        for (; !values.empty(); values = values.subspan(std::min(values.size(), pieceSize))) {
            const auto piece = values.first(std::min(values.size(), pieceSize));
            add(piece);
            if (!m_phase.advance(piece.size())) return false;
        }
        return true;
    }
    template <typename T>
    bool addValues(std::span<const T> values)
    {
        return inPieces<T>(values, [this](std::span<const T> piece) { m_hash.add(piece); });
    }

    Phase& m_phase;
    ContentHash m_hash;
};

} // namespace

Result<> EventLog::validate() const
{
    const std::size_t count = size();
    return checkLength("user", user.size(), count)
        .and_then([&] { return checkLength("session", session.size(), count); })
        .and_then([&] { return checkLength("item", item.size(), count); })
        .and_then([&] { return category.empty() ? Result<>() : checkLength("category", category.size(), count); })
        .and_then([&] { return time.empty() ? Result<>() : checkLength("time", time.size(), count); })
        .and_then(
            [&] { return price.empty() ? Result<>() : checkLength("price", price.size(), std::size_t(items.size())); })
        .and_then([&] { return checkPrices(price); })
        .and_then([&] { return checkRange("user", user, 0, users.size()); })
        .and_then([&] { return checkRange("action", action, 0, actions.size()); })
        .and_then([&] { return checkRange("item", item, 0, items.size()); })
        .and_then([&] { return checkRange("category", category, -1, categories.size()); })
        .and_then([&] { return checkOrder(*this); })
        .and_then([&] {
            return sessionNames.empty() ? Result<>() : checkLength("session name", sessionNames.size(), sessionCount());
        });
}

Result<> checkTimes(const EventLog& log)
{
    const auto wrong = std::ranges::find_if_not(log.time, isLikelyTime);
    if (wrong == log.time.end()) return {};
    return fail(SS_TEXT("engine", "Event {0}: the time {1} ms does not lie between 1970 and 2199"),
                wrong - log.time.begin() + 1, *wrong);
}

std::string sessionName(const EventLog& log, std::size_t session)
{
    return log.sessionNames.empty() ? std::to_string(session + 1) : log.sessionNames[session];
}

std::vector<std::size_t> sequenceOffsets(const EventLog& log, SequenceBy by)
{
    const Column<std::int32_t>& owner = by == SequenceBy::User ? log.user : log.session;
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < log.size(); ++i)
        if (i == 0 || owner[i] != owner[i - 1]) offsets.push_back(i);
    offsets.push_back(log.size());
    return offsets;
}

std::vector<std::int32_t> itemCategories(const EventLog& log)
{
    std::vector<std::int32_t> result(std::size_t(log.items.size()), -1);
    Column<std::pair<std::int32_t, std::int32_t>> pairs;
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

void dropUnusedNames(EventLog& log)
{
    dropUnused(log.users, log.user);
    dropUnused(log.actions, log.action);
    dropUnused(log.items, log.item, &log.price);
    normalisePrices(log.price);
    dropUnused(log.categories, log.category);
}

std::string contentHash(const EventLog& log)
{
    return *contentHash(log, {}, {}); // nothing can stop it
}

Result<std::string> contentHash(const EventLog& log, const ProgressSink& progress, const Control& control)
{
    const std::size_t values = log.user.size() + log.action.size() + log.item.size() + log.category.size() +
                               log.session.size() + log.time.size() + log.price.size() +
                               std::size_t(log.users.size() + log.actions.size()) +
                               std::size_t(log.items.size() + log.categories.size());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Computing the content hash")), values,
                Message(SS_TEXT("engine", "values")));
    LogHash hash(phase);
    const bool whole = hash.addColumn(log.users, log.user) && hash.addColumn(log.actions, log.action) &&
                       hash.addColumn(log.items, log.item) && hash.addColumn(log.categories, log.category) &&
                       hash.addSessions(log) && hash.addTimes(log.time) && hash.addPrices(log);
    if (!whole) return fail(Error::cancelled());
    return hash.hex();
}

} // namespace sessionsmith::events
