// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/events/question.h"
#include "engine/workflow/casetable.h"

namespace sessionsmith::workflow {

/// What a table says of the sessions, or of the users, of a log: its column "session" or, without that, "user" has
/// their names. What stands in a row must have been known when the session began; nobody can check that. Gives a column
/// (questions) for each other one; where the table has no row, a value is missing. Errors: those of readCaseTable();
/// neither of the two columns; a name that is there twice; none that the log has.
Result<std::vector<regression::Column>> columnsByKey(const std::filesystem::path& path, const events::EventLog& log,
                                                     std::span<const events::Question> questions,
                                                     const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::workflow
