// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/column.h"
#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/events/vocabulary.h"

#include <span>
#include <string>
#include <vector>

namespace sessionsmith::events {

/// A log of E events in columns, sorted by user (in order of first appearance), then by time or order, then by line.
/// Sessions are numbered 0 ... S-1 in that order, so that the events of a session, and the sessions of a user, lie in
/// one piece.
struct EventLog
{
    Vocabulary users, items, categories, actions; ///< categories may be empty
    Column<std::int32_t> user;                    ///< (E)
    Column<std::int32_t> session;                 ///< (E) not decreasing
    Column<std::int32_t> action;                  ///< (E)
    Column<std::int32_t> item;                    ///< (E)
    Column<std::int32_t> category;                ///< (E) -1 for none; empty when the log has no categories
    Column<Milliseconds> time;                    ///< (E) since 1970 UTC; empty when the log has no times
    std::vector<std::string> sessionNames;        ///< (S) the log's own session identifiers; empty when it had none
    /// (items) in the log's currency, NaN where unknown; empty when the log has no prices.
    std::vector<double> price;

    std::size_t size() const { return action.size(); }
    bool hasTime() const { return !time.empty(); }
    bool hasCategory() const { return !category.empty(); }
    bool hasPrice() const { return !price.empty(); }
    std::size_t sessionCount() const { return session.empty() ? 0 : std::size_t(session.back()) + 1; }

    /// Errors: columns of different lengths, an index out of range, a price that is negative or infinite, an order that
    /// is not as said above.
    Result<> validate() const;
};

/// Whether an event may have it: from 1970 to 2199. Whatever is later is no time of a click.
constexpr bool isLikelyTime(Milliseconds time)
{
    constexpr Milliseconds end = 7'258'118'400'000; // 2200-01-01
    return time >= 0 && time < end;
}

/// What a log from outside must fulfil beside EventLog::validate(). Errors: an event at a time that is no likely one.
Result<> checkTimes(const EventLog& log);

/// The log's own name of a session or, in a log without any, its number from 1.
std::string sessionName(const EventLog& log, std::size_t session);

/// What is taken for one sequence: all events of a user, or of a session.
enum class SequenceBy { User, Session };
/// Where each sequence begins, and the end: (sequences + 1).
std::vector<std::size_t> sequenceOffsets(const EventLog& log, SequenceBy by);

/// The category of each item: of its most frequent one in the log (ties: the lowest), -1 where it has none. (items)
std::vector<std::int32_t> itemCategories(const EventLog& log);

/// Takes names that no event bears out of the vocabularies, and items' prices with them; the others keep their order.
/// Files of rows hold no more than that.
void dropUnusedNames(EventLog& log);

/// Of everything in the log, names included. It does not depend on how the vocabularies happened to be numbered.
std::string contentHash(const EventLog& log);
/// The same for a log that may be long. Errors: cancelled.
Result<std::string> contentHash(const EventLog& log, const ProgressSink& progress, const Control& control);

} // namespace sessionsmith::events
