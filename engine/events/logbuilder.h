// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

#include <unordered_map>

namespace sessionsmith::events {

/// An event as it stands in a file; the names belong to somebody else.
struct RawEvent
{
    std::string_view user, session, action, item;
    std::string_view category; ///< empty for none
    Milliseconds time = 0;
    double order = 0;
};

/// Which columns, beside user, action and item, the events of a log have.
struct LogColumns
{
    bool session = false, time = false, category = false, order = false;
};

/// Collects events in any order and makes a sorted log of them.
class LogBuilder
{
public:
    explicit LogBuilder(LogColumns columns) : m_columns(columns) {}

    void add(const RawEvent& event);
    std::size_t size() const { return m_log.size(); }
    /// The log: users in order of first appearance; of a user the sessions, each in one piece, by their earliest time,
    /// then in order of first appearance; within them by time, then order, then as added. In a log without sessions of
    /// its own a pause of more than `sessionGap` starts a new one; without times too, a user has one session.
    EventLog finish(Milliseconds sessionGap) &&;

private:
    std::vector<std::size_t> sortedOrder() const;
    std::vector<Milliseconds> sessionStarts() const;
    void numberOwnSessions();
    void splitSessions(Milliseconds gap);

    LogColumns m_columns;
    EventLog m_log; // as added; its sessions are numbered in order of first appearance
    std::vector<double> m_order;
    Vocabulary m_sessionNames;
    std::unordered_map<std::uint64_t, std::int32_t> m_sessions; // of (user, session name)
    std::vector<std::int32_t> m_nameOfSession;
};

} // namespace sessionsmith::events
