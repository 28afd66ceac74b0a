// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/events/question.h"
#include "engine/regression/features.h"

namespace sessionsmith::workflow {

/// What is asked of a session at some point of it: whether an action comes later, how often it does, or an amount that
/// a table holds. Written "action=purchase", "count=click", "amount=COLUMN".
struct Outcome
{
    enum class Kind { Action, Count, Amount } kind = Kind::Action;
    std::string name;

    bool isYesOrNo() const { return kind == Kind::Action; }
};

std::string textOf(const Outcome& outcome);
/// Errors: none of these, or no name.
Result<Outcome> outcomeNamed(const std::string& text);

/// One question to each session of two events or more, behind a beginning of it whose length is drawn evenly. All
/// vectors of (N) questions, in the order in which their sessions began.
struct SessionQuestions
{
    std::vector<events::Question> contexts; ///< the events of the log that are known
    std::vector<double> answers;            ///< as far as the log alone tells them; 0 for an amount
    /// What a session says of itself up to there, and nothing of what comes: events so far, time since its first event
    /// and since the event before (as logarithms), hour of the day (UTC), last action, the outcome's action so far.
    std::vector<regression::Column> columns;
    /// Learnt from, chosen by, tested on. With times the test is of the later sessions, and those that had not ended
    /// when it began are left out; without, users are parted by chance.
    std::vector<std::size_t> training, validation, test;
};

/// `share`: of the questions that are for training and validation, the last fifth of these for the latter. Errors: the
/// log has no such action; a part is empty.
Result<SessionQuestions> askSessions(const events::EventLog& log, const Outcome& outcome, double share,
                                     std::uint64_t seed);

} // namespace sessionsmith::workflow
