// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/logbuilder.h"

#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/events/numbering.h"
#include "engine/events/prices.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

namespace sessionsmith::events {

namespace {

using Tasks = std::vector<std::function<void()>>;

void runAll(const Tasks& tasks, unsigned threads)
{
    parallelFor(tasks.size(), 1, threads, [&](std::size_t task, std::size_t) { tasks[task](); });
}

/// Puts the values from `begin` on in another order.
template <typename T>
void permute(Column<T>& column, std::size_t begin, std::span<const EventIndex> order, std::vector<T>& buffer)
{
    if (column.empty()) return;
    buffer.clear();
    for (const EventIndex event : order)
        buffer.push_back(column[event]);
    std::ranges::copy(buffer, column.begin() + std::ptrdiff_t(begin));
}

} // namespace

void LogBuilder::add(std::size_t block, std::size_t reader, EventRows rows)
{
    if (block >= m_blocks.size()) m_blocks.resize(block + 1);
    m_size += rows.size();
    m_blocks[block] = {std::move(rows), reader};
}

/// Gives the names of all readers a place in one table, in any order.
LogBuilder::ToWhole LogBuilder::joinNames(Vocabulary& whole, std::vector<NameTables>& names,
                                          Vocabulary NameTables::*table) const
{
    whole = std::move(names.front().*table);
    ToWhole toWhole(names.size());
    for (std::size_t reader = 1; reader < names.size(); ++reader) {
        const Vocabulary own = std::move(names[reader].*table);
        whole.add(own, toWhole[reader]);
    }
    return toWhole;
}

/// Numbers the users in the order of the file, and finds the places of their events: each user's in one piece.
void LogBuilder::groupByUser(const ToWhole& toWhole)
{
    NumberingByAppearance users(m_log.users);
    m_userEnds.assign(std::size_t(m_log.users.size()) + 1, 0);
    for (Block& block : m_blocks)
        for (std::int32_t& user : block.rows.user) {
            user = users.meet(block.reader == 0 ? user : toWhole[block.reader][std::size_t(user)]);
            ++m_userEnds[std::size_t(user) + 1];
        }
    m_log.users.renumber(users.toOld());
    std::partial_sum(m_userEnds.begin(), m_userEnds.end(), m_userEnds.begin());
    for (Block& block : m_blocks) {
        block.places.reserve(block.rows.size());
        for (const std::int32_t user : std::exchange(block.rows.user, {}))
            block.places.push_back(m_userEnds[std::size_t(user)]++); // from the begin of the user's events to their end
    }
    m_userEnds.pop_back();
    m_log.user.reserve(m_size);
    for (std::size_t user = 0; user < m_userEnds.size(); ++user)
        m_log.user.resize(m_userEnds[user], std::int32_t(user));
}

/// Puts the column together from the blocks, which lose it: each value is `convert(value, reader)`.
template <typename T, typename Convert>
void LogBuilder::gather(Column<T>& whole, std::vector<T> EventRows::*column, Convert convert)
{
    if (std::ranges::all_of(m_blocks, [&](const Block& block) { return (block.rows.*column).empty(); })) return;
    whole.resize(m_size);
    for (Block& block : m_blocks) {
        const std::vector<T> values = std::exchange(block.rows.*column, {});
        for (std::size_t i = 0; i < values.size(); ++i)
            whole[block.places[i]] = convert(values[i], block.reader);
    }
}

void LogBuilder::gatherNames(Column<std::int32_t>& whole, std::vector<std::int32_t> EventRows::*column,
                             const ToWhole& toWhole)
{
    gather(whole, column, [&](std::int32_t name, std::size_t reader) {
        return reader == 0 || name < 0 ? name : toWhole[reader][std::size_t(name)];
    });
}

void LogBuilder::sortUsers(unsigned threads)
{
    const SortColumns columns{m_log.session, m_log.time, m_order};
    constexpr std::size_t grain = 256; // users
    parallelFor(m_userEnds.size(), grain, threads, [&](std::size_t first, std::size_t last) {
        UserSorter sorter(columns);
        std::vector<std::int32_t> indices;
        std::vector<Milliseconds> times;
        std::vector<double> prices;
        for (std::size_t user = first; user < last; ++user) {
            const std::size_t begin = user == 0 ? 0 : m_userEnds[user - 1];
            const auto order = sorter.sorted(begin, m_userEnds[user]);
            if (order.empty()) continue;
            permute(m_log.session, begin, order, indices);
            permute(m_log.action, begin, order, indices);
            permute(m_log.item, begin, order, indices);
            permute(m_log.category, begin, order, indices);
            permute(m_log.time, begin, order, times);
            permute(m_price, begin, order, prices);
        }
    });
    m_order = {};
}

void LogBuilder::numberOwnSessions()
{
    std::int32_t number = -1;
    std::int32_t previousName = -1;
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const std::int32_t name = std::exchange(m_log.session[i], 0);
        if (i == 0 || name != previousName || m_log.user[i] != m_log.user[i - 1]) {
            ++number;
            m_log.sessionNames.push_back(m_sessionNames[name]);
        }
        previousName = name;
        m_log.session[i] = number;
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

Result<EventLog> LogBuilder::finish(std::vector<NameTables> names, Milliseconds sessionGap, unsigned threads,
                                    const ProgressSink& progress, const Control& control) &&
{
    if (m_size > std::numeric_limits<EventIndex>::max())
        return fail(SS_TEXT("engine", "The log has {0} events; it may have {1}"), m_size,
                    std::numeric_limits<EventIndex>::max());
    constexpr std::uint64_t steps = 3;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Sorting")), steps);
    EventLog& log = m_log;
    ToWhole users, items, sessions, categories, actions;
    runAll({[&] {
                users = joinNames(log.users, names, &NameTables::users);
                groupByUser(users);
            },
            [&] { items = joinNames(log.items, names, &NameTables::items); },
            [&] { sessions = joinNames(m_sessionNames, names, &NameTables::sessions); },
            [&] { categories = joinNames(log.categories, names, &NameTables::categories); },
            [&] { actions = joinNames(log.actions, names, &NameTables::actions); }},
           threads);
    if (!phase.advance(1)) return fail(Error::cancelled());

    const auto asRead = [](auto value, std::size_t) { return value; };
    runAll({[&] { gatherNames(log.item, &EventRows::item, items); },
            [&] { gather(log.time, &EventRows::time, asRead); }, [&] { gather(m_order, &EventRows::order, asRead); },
            [&] { gather(m_price, &EventRows::price, asRead); },
            [&] { gatherNames(log.session, &EventRows::session, sessions); },
            [&] { gatherNames(log.category, &EventRows::category, categories); },
            [&] { gatherNames(log.action, &EventRows::action, actions); }},
           threads);
    m_blocks.clear();
    sortUsers(threads);
    if (!phase.advance(1)) return fail(Error::cancelled());

    runAll({[&] { renumber(log.items, log.item); }, [&] { renumber(log.categories, log.category); },
            [&] { renumber(log.actions, log.action); },
            [&] { m_columns.session ? numberOwnSessions() : splitSessions(sessionGap); }},
           threads);
    log.price = medianPrices(log.item, m_price, std::size_t(log.items.size()));
    if (!phase.advance(1)) return fail(Error::cancelled());
    return std::move(m_log);
}

} // namespace sessionsmith::events
