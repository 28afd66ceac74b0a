// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include "engine/workflow/workflow.h"

#include <optional>

namespace sessionsmith::cli {

/// Passes progress on to the console and remembers which run it is. Says as soon as it begins, not after hours, that
/// the name that was `wanted` is taken.
class ConsoleObserver : public workflow::RunObserver
{
public:
    explicit ConsoleObserver(Console& console, std::string wanted = {})
        : m_console(console), m_progress(console.progress()), m_wanted(std::move(wanted))
    {}
    void onRunStarted(const store::RunRecord& run) override
    {
        m_run = run.id;
        m_console.warnIfRenamed(m_wanted, run.name);
    }
    void onProgress(const Progress& progress) override
    {
        if (m_progress) m_progress(progress);
    }
    void onNote(const Message& note) override { m_console.warn(note); }
    std::optional<store::Id> run() const { return m_run; }

private:
    Console& m_console;
    ProgressSink m_progress;
    std::string m_wanted; ///< empty: any name will do
    std::optional<store::Id> m_run;
};

/// An error as it is; after a stop, with how to go on where there is a checkpoint.
tl::unexpected<Error> explained(const Error& error, store::Workspace& workspace, const ConsoleObserver& observer);
/// What a train verb prints of its run.
Result<Output> report(const Result<store::RunRecord>& run, store::Workspace& workspace,
                      const ConsoleObserver& observer);

/// Runs one of the steps that make a run.
template <typename Request>
Result<Output> runStep(Console& console, const Request& request,
                       Result<store::RunRecord> (*step)(store::Workspace&, const Request&, workflow::RunObserver&,
                                                        const Control&))
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console, request.name);
    const auto run = step(*workspace, request, observer, console.control());
    return report(run, *workspace, observer);
}

} // namespace sessionsmith::cli
