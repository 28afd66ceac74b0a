// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/store/workspace.h"

namespace sessionsmith::runfiles {

struct ImportedRun
{
    store::RunRecord record;
    std::size_t metrics = 0, points = 0;
    std::vector<Message> notes; ///< what a person should know of how it was read
};

/// Runs of other programs as runs of the kind "import": TensorBoard's event files, folders of them, tables of curves
/// (see readCurveTable() and readCurveLines()), and what exportRuns() writes: beside curves a table of their runs (see
/// readRunTable()), which comes back as it was. Without one a run's specification names its source; its final figures
/// are the last values of its curves, as of training, validation or test where a name begins or ends with such a word.
/// A name that is taken gets a number. All of them come into the workspace at once (see store::StagedRuns). Errors:
/// those of reading, with file and place, those of writing, cancelled: none of the runs is kept then, nor if the
/// process is killed.
Result<std::vector<ImportedRun>> importRuns(store::Workspace& workspace,
                                            const std::vector<std::filesystem::path>& paths,
                                            const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::runfiles
