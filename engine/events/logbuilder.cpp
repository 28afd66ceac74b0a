// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/logbuilder.h"

#include "engine/events/numbering.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace sessionsmith::events {

namespace {

template <typename T>
void permute(std::vector<T>& column, const std::vector<std::size_t>& order)
{
    if (column.empty()) return;
    std::vector<T> sorted;
    sorted.reserve(column.size());
    for (const std::size_t event : order)
        sorted.push_back(column[event]);
    column = std::move(sorted);
}

/// Numbers a vocabulary in the order of the sorted log, so that equal logs have equal numbers.
void renumber(Vocabulary& vocabulary, std::vector<std::int32_t>& column)
{
    const Numbering numbering(vocabulary, column);
    column = numbering.applied(column);
    vocabulary = numbering.applied(vocabulary);
}

} // namespace

void LogBuilder::add(const RawEvent& event)
{
    const std::int32_t user = m_log.users.add(event.user);
    m_log.user.push_back(user);
    m_log.action.push_back(m_log.actions.add(event.action));
    m_log.item.push_back(m_log.items.add(event.item));
    if (m_columns.category)
        m_log.category.push_back(event.category.empty() ? -1 : m_log.categories.add(event.category));
    if (m_columns.time) m_log.time.push_back(event.time);
    if (m_columns.order) m_order.push_back(event.order);
    if (m_columns.session) {
        const std::int32_t name = m_sessionNames.add(event.session);
        const std::uint64_t key = std::uint64_t(user) << 32 | std::uint32_t(name);
        const auto [found, isNew] = m_sessions.try_emplace(key, std::int32_t(m_nameOfSession.size()));
        if (isNew) m_nameOfSession.push_back(name);
        m_log.session.push_back(found->second);
    }
}

std::vector<Milliseconds> LogBuilder::sessionStarts() const
{
    std::vector<Milliseconds> starts(m_nameOfSession.size(),
                                     m_columns.time ? std::numeric_limits<Milliseconds>::max() : 0);
    for (std::size_t i = 0; i < m_log.time.size() && m_columns.session; ++i) {
        Milliseconds& start = starts[std::size_t(m_log.session[i])];
        start = std::min(start, m_log.time[i]);
    }
    return starts;
}

std::vector<std::size_t> LogBuilder::sortedOrder() const
{
    // Users are numbered in order of first appearance: counting them sorts by user, and leaves only their own events to
    // sort.
    std::vector<std::size_t> begin(std::size_t(m_log.users.size()) + 1, 0);
    for (const std::int32_t user : m_log.user)
        ++begin[std::size_t(user) + 1];
    for (std::size_t user = 1; user < begin.size(); ++user)
        begin[user] += begin[user - 1];
    std::vector<std::size_t> order(m_log.size());
    std::vector<std::size_t> next = begin;
    for (std::size_t i = 0; i < m_log.size(); ++i)
        order[next[std::size_t(m_log.user[i])]++] = i;

    const std::vector<Milliseconds> starts = sessionStarts();
    const auto key = [&](std::size_t i) {
        const std::int32_t session = m_columns.session ? m_log.session[i] : 0;
        return std::tuple(m_columns.session ? starts[std::size_t(session)] : 0, session,
                          m_columns.time ? m_log.time[i] : 0, m_columns.order ? m_order[i] : 0, i);
    };
    for (std::size_t user = 0; user + 1 < begin.size(); ++user) {
        const auto first = order.begin() + std::ptrdiff_t(begin[user]);
        const auto last = order.begin() + std::ptrdiff_t(begin[user + 1]);
        if (!std::ranges::is_sorted(first, last, {}, key)) std::ranges::sort(first, last, {}, key);
    }
    return order;
}

void LogBuilder::numberOwnSessions()
{
    std::int32_t previous = -1;
    std::int32_t number = -1;
    for (std::int32_t& session : m_log.session) {
        if (session != previous) {
            previous = session;
            ++number;
            m_log.sessionNames.push_back(m_sessionNames[m_nameOfSession[std::size_t(session)]]);
        }
        session = number;
    }
}

void LogBuilder::splitSessions(Milliseconds gap)
{
    std::int32_t number = -1;
    m_log.session.reserve(m_log.size());
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const bool sameUser = i > 0 && m_log.user[i] == m_log.user[i - 1];
        const bool paused = sameUser && m_columns.time && m_log.time[i] - m_log.time[i - 1] > gap;
        if (!sameUser || paused) ++number;
        m_log.session.push_back(number);
    }
}

EventLog LogBuilder::finish(Milliseconds sessionGap) &&
{
    const std::vector<std::size_t> order = sortedOrder();
    permute(m_log.user, order);
    permute(m_log.session, order);
    permute(m_log.action, order);
    permute(m_log.item, order);
    permute(m_log.category, order);
    permute(m_log.time, order);
    renumber(m_log.actions, m_log.action);
    renumber(m_log.items, m_log.item);
    renumber(m_log.categories, m_log.category);
    if (m_columns.session)
        numberOwnSessions();
    else
        splitSessions(sessionGap);
    return std::move(m_log);
}

} // namespace sessionsmith::events
