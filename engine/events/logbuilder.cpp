// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/logbuilder.h"

#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/events/eventorder.h"
#include "engine/events/numbering.h"
#include "engine/events/prices.h"

#include <functional>
#include <limits>

namespace sessionsmith::events {

namespace {

using Tasks = std::vector<std::function<void()>>;

void runAll(const Tasks& tasks, unsigned threads)
{
    parallelFor(tasks.size(), 1, threads, [&](std::size_t task, std::size_t) { tasks[task](); });
}

template <typename T>
void permute(Column<T>& column, std::span<const EventIndex> order)
{
    if (column.empty()) return;
    Column<T> sorted;
    sorted.reserve(column.size());
    for (const EventIndex event : order)
        sorted.push_back(column[event]);
    column = std::move(sorted);
}

/// Numbers names in the order in which they stand in the column.
void renumber(Vocabulary& vocabulary, std::span<std::int32_t> column)
{
    const Numbering numbering(vocabulary, column);
    numbering.apply(column);
    vocabulary.renumber(numbering.order());
}

} // namespace

void LogBuilder::add(std::size_t block, std::size_t reader, EventRows rows)
{
    if (block >= m_blocks.size()) m_blocks.resize(block + 1);
    m_size += rows.size();
    m_blocks[block] = {std::move(rows), reader};
}

/// Puts the column together from the blocks, which lose it: each value is `convert(value, reader)`.
template <typename T, typename Convert>
void LogBuilder::join(Column<T>& whole, std::vector<T> EventRows::*column, Convert convert)
{
    std::size_t size = 0;
    for (const Block& block : m_blocks)
        size += (block.rows.*column).size();
    whole.reserve(size);
    for (Block& block : m_blocks)
        for (const T value : std::exchange(block.rows.*column, {}))
            whole.push_back(convert(value, block.reader));
}

/// The same for a column of names. Its names are numbered in any order.
void LogBuilder::joinNames(Vocabulary& whole, Column<std::int32_t>& column, std::vector<NameTables>& names,
                           Vocabulary NameTables::*table, std::vector<std::int32_t> EventRows::*part)
{
    whole = std::move(names.front().*table);
    std::vector<std::vector<std::int32_t>> toWhole(names.size());
    for (std::size_t reader = 1; reader < names.size(); ++reader) {
        const Vocabulary own = std::move(names[reader].*table);
        toWhole[reader].reserve(std::size_t(own.size()));
        for (std::int32_t name = 0; name < own.size(); ++name)
            toWhole[reader].push_back(whole.add(own[name]));
    }
    join(column, part, [&](std::int32_t name, std::size_t reader) {
        return reader == 0 || name < 0 ? name : toWhole[reader][std::size_t(name)];
    });
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
    const auto asRead = [](auto value, std::size_t) { return value; };
    runAll({[&] { joinNames(log.users, log.user, names, &NameTables::users, &EventRows::user); },
            [&] { joinNames(log.items, log.item, names, &NameTables::items, &EventRows::item); },
            [&] { joinNames(m_sessionNames, log.session, names, &NameTables::sessions, &EventRows::session); },
            [&] { joinNames(log.categories, log.category, names, &NameTables::categories, &EventRows::category); },
            [&] { joinNames(log.actions, log.action, names, &NameTables::actions, &EventRows::action); },
            [&] { join(log.time, &EventRows::time, asRead); }, [&] { join(m_order, &EventRows::order, asRead); },
            [&] { join(m_price, &EventRows::price, asRead); }},
           threads);
    m_blocks.clear();
    if (names.size() > 1) renumber(log.users, log.user); // their order is that of the file
    if (!phase.advance(1)) return fail(Error::cancelled());

    {
        const Column<EventIndex> order =
            sortedOrder({log.user, log.session, log.time, m_order}, std::size_t(log.users.size()), threads);
        m_order = {};
        if (!phase.advance(1)) return fail(Error::cancelled());
        runAll({[&] { permute(log.user, order); }, [&] { permute(log.session, order); },
                [&] { permute(log.action, order); }, [&] { permute(log.item, order); },
                [&] { permute(log.category, order); }, [&] { permute(log.time, order); },
                [&] { permute(m_price, order); }},
               threads);
    }
    runAll({[&] { renumber(log.items, log.item); }, [&] { renumber(log.categories, log.category); },
            [&] { renumber(log.actions, log.action); },
            [&] { m_columns.session ? numberOwnSessions() : splitSessions(sessionGap); }},
           threads);
    log.price = medianPrices(log.item, m_price, std::size_t(log.items.size()));
    if (!phase.advance(1)) return fail(Error::cancelled());
    return std::move(m_log);
}

} // namespace sessionsmith::events
