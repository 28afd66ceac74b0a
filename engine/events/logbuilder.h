// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventorder.h"
#include "engine/events/eventrows.h"

namespace sessionsmith::events {

/// Makes a sorted log of what one or more readers read of its file, block by block in any order. Which reader read what
/// leaves no trace in the log.
class LogBuilder
{
public:
    explicit LogBuilder(LogColumns columns) : m_columns(columns) {}

    /// The rows of the block of that number, the blocks being numbered from 0 as they stand in the file.
    void add(std::size_t block, std::size_t reader, EventRows rows);
    std::size_t size() const { return m_size; }

    /// The log: users in order of first appearance; of a user the sessions, each in one piece, by their earliest time,
    /// then in order of first appearance; within them by time, then order, then as in the file. In a log without
    /// sessions of its own a pause of more than `sessionGap` starts a new one; without times too, a user has one
    /// session. The price of an item is the median at its events. `names` are those of the readers. Errors: cancelled,
    /// more events than can be numbered.
    Result<EventLog> finish(std::vector<NameTables> names, Milliseconds sessionGap, unsigned threads,
                            const ProgressSink& progress, const Control& control) &&;

private:
    struct Block
    {
        EventRows rows;
        std::size_t reader = 0;
        std::vector<EventIndex> places; ///< of the rows in the log
    };
    /// What the names of each reader are called in the log.
    using ToWhole = std::vector<std::vector<std::int32_t>>;

    ToWhole joinNames(Vocabulary& whole, std::vector<NameTables>& names, Vocabulary NameTables::*table) const;
    void groupByUser(const ToWhole& toWhole);
    template <typename T, typename Convert>
    void gather(Column<T>& whole, std::vector<T> EventRows::*column, Convert convert);
    void gatherNames(Column<std::int32_t>& whole, std::vector<std::int32_t> EventRows::*column, const ToWhole& toWhole);
    void sortUsers(unsigned threads);
    void numberOwnSessions();
    void splitSessions(Milliseconds gap);

    LogColumns m_columns;
    std::size_t m_size = 0;
    std::vector<Block> m_blocks;
    EventLog m_log; // its sessions are the numbers of their names until they are numbered themselves
    std::vector<EventIndex> m_userEnds; // of the events of each user in the log
    Column<double> m_order, m_price;
    Vocabulary m_sessionNames;
};

} // namespace sessionsmith::events
