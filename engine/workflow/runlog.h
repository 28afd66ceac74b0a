// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/predictedcase.h"
#include "engine/store/workspace.h"

namespace sessionsmith::workflow {

enum class LogLevel { Detail, Information, Warning, Error };
const char* name(LogLevel level); ///< "detail", "information", "warning", "error"
Result<LogLevel> logLevelNamed(const std::string& name);

/// What happened to a run, when.
struct LogLine
{
    Milliseconds time = 0;
    LogLevel level = LogLevel::Information;
    Message words;
};

/// Kept with the run as notes of the workspace, one a line, so that writers add and readers go on where they were.
class RunLog
{
public:
    /// Goes on behind what is there.
    RunLog(store::Workspace& workspace, store::Id run);
    Result<> add(LogLevel level, const Message& words);
    Result<> add(const learning::Predictions& predictions);

private:
    store::Workspace& m_workspace;
    store::Id m_run;
    std::size_t m_lines, m_predictions;
};

/// What is new since `cursor`, at first 0, which moves on. A line that cannot be read is left out.
Result<std::vector<LogLine>> readLog(const store::Workspace& workspace, store::Id run, std::size_t& cursor);
/// The same, added to `known` by step; of a step that a resumed run came to again the later ones stay.
Result<> readPredictions(const store::Workspace& workspace, store::Id run, std::size_t& cursor,
                         std::vector<learning::Predictions>& known);

} // namespace sessionsmith::workflow
