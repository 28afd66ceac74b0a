// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/store/workspace.h"

#include <memory>

namespace sessionsmith::store {

/// Runs that are to come into a workspace all together or not at all. Until then they lie in a temporary database of
/// their own: nobody sees them, nobody has to wait, little of them is in memory, and they go with the process.
class StagedRuns
{
public:
    static constexpr std::uint64_t mostPoints = 20'000'000; ///< others wait no longer than they have patience

    /// Errors: the system has no room for temporary files.
    static Result<StagedRuns> begin();
    ~StagedRuns();
    StagedRuns(StagedRuns&&) noexcept;
    StagedRuns& operator=(StagedRuns&&) noexcept;

    /// One that has ended, after those that were added before. Without a time of its making it is made now. Errors: a
    /// name or a tag that cannot be, too many points in all, no room.
    Result<> add(const RunRecord& run, const std::vector<MetricPoint>& points);
    /// Puts all of them into the workspace in one transaction; a name that is taken gets a number. Others who write
    /// there wait for as long as it takes, some seconds for ten million points. Errors: those of writing, cancelled:
    /// nothing is changed then.
    Result<std::vector<RunRecord>> commit(const Workspace& workspace, const ProgressSink& progress = {},
                                          const Control& control = {});

private:
    struct Stage;
    explicit StagedRuns(std::unique_ptr<Stage> stage);
    std::unique_ptr<Stage> m_stage;
};

} // namespace sessionsmith::store
