// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/splitcheck.h"
#include "engine/events/splitspec.h"
#include "engine/store/workspace.h"

#include <optional>

namespace sessionsmith::workflow {

/// A log with what is learnt from it and what is asked.
struct LogParts
{
    events::EventLog log;
    events::SequenceBy by = events::SequenceBy::User;
    events::Split split;                     ///< of `log`; its test is empty where another log is asked about
    std::optional<events::EventLog> test;    ///< that other log
    std::vector<events::Question> testCases; ///< in `test`, or else in `log`
    events::SplitFindings findings;

    const events::EventLog& testLog() const { return test ? *test : log; }
};

/// Errors: those of events::temporalSplit(); a log that is not there for a given test, or is there for another split;
/// no sequence that is long enough to be asked about.
Result<LogParts> partLog(events::EventLog log, events::SequenceBy by, const events::SplitSpec& split = {},
                         std::optional<events::EventLog> test = {});
/// The same of data sets. Errors: also those of loadDataset().
Result<LogParts> partDataset(const store::Workspace& workspace, const std::string& data, events::SequenceBy by,
                             const events::SplitSpec& split);

} // namespace sessionsmith::workflow
