// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// What a run carries out, once everything it needs was read from the workspace.
struct TrainingWork
{
    std::string device;
    bool sharesDevice = false; ///< does not wait for the runs that use it
    std::optional<learning::CheckpointFile> start;
    std::filesystem::path startWeights; ///< see learning::TrainingFiles
    std::function<Result<learning::TrainingOutcome>(learning::Backend&, const learning::TrainingFiles&,
                                                    learning::TrainingObserver&, const Control&)>
        train;
    /// The final figures, of a training that came to its end.
    std::function<Result<store::RunMetrics>(learning::Backend&, const store::RunRecord&,
                                            const learning::TrainingOutcome&, RunObserver&, const Control&)>
        figures;
    std::function<Result<>(const learning::Backend&)> check = {}; ///< whether it can be at all; may be missing
};

/// What a run is called and made from.
struct RunStart
{
    store::RunKind kind;
    std::string name;       ///< empty: by the data set and the kind
    std::string data, from; ///< a data set; a run, or empty
    const nlohmann::json& spec;
};

/// A record that is in the workspace and running. Errors: what it is made from is not there.
Result<store::RunRecord> beginRun(store::Workspace& workspace, const RunStart& start);
/// Begins a run and carries it out. What could never have worked leaves no run behind. Errors: there is no work,
/// LibTorch cannot be loaded, no such device, or one
/// that could never hold it; those of the training.
Result<store::RunRecord> startRun(store::Workspace& workspace, const RunStart& start, Result<TrainingWork> work,
                                  RunObserver& observer, const Control& control);
/// Goes on with a run that was taken up. Without work it fails, and says so itself.
Result<store::RunRecord> continueRun(store::Workspace& workspace, const store::RunRecord& run,
                                     Result<TrainingWork> work, RunObserver& observer, const Control& control);

/// Whether there is the file that a field of a request names, to be asked before a run is begun for it; an empty path
/// names none. Errors: it cannot be read, said with the field's name.
Result<> checkReadable(const char* field, const std::filesystem::path& path);

} // namespace sessionsmith::workflow
