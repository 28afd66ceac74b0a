// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runorigin.h"

#include "engine/workflow/taskcommand.h"
#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

RunOrigin readOrigin(store::Workspace& workspace, const store::RunRecord& run)
{
    RunOrigin origin;
    origin.lineage = workspace.lineage(run.id).value_or(std::vector<store::LineageEntry>());
    for (const store::LineageEntry& entry : origin.lineage) {
        if (entry.kind != "model") continue;
        const auto versions = workspace.modelVersions(entry.name);
        if (!versions) continue;
        for (const store::ModelRecord& version : *versions)
            origin.versions.emplace(version.contentHash, version.version);
    }
    std::size_t lines = 0, evaluations = 0;
    origin.alerts = workflow::readLog(workspace, run.id, lines).value_or(std::vector<workflow::LogLine>());
    std::erase_if(origin.alerts, [](const auto& line) { return line.level != workflow::LogLevel::Warning; });
    (void)workflow::readPredictions(workspace, run.id, evaluations, origin.predictions); // a picture; else none
    if (const auto task = workflow::taskAgain(workspace, run))
        origin.command = text(workflow::commandLine(*task, workspace.folder()));
    return origin;
}

} // namespace sessionsmith::widgets
