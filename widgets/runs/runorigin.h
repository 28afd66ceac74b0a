// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/runlog.h"

#include <QString>

#include <map>

namespace sessionsmith::widgets {

/// What the workspace tells of a run beside its record: where it came from, exactly enough to have it once more, and
/// what happened on the way.
struct RunOrigin
{
    std::vector<store::LineageEntry> lineage;
    std::map<std::string, int> versions;            ///< of models, by their content hash
    std::vector<workflow::LogLine> alerts;          ///< what its log warns of
    std::vector<learning::Predictions> predictions; ///< on a few cases, at each evaluation
    QString command; ///< that repeats it; empty where its specification cannot be read or its data are gone
};
RunOrigin readOrigin(store::Workspace& workspace, const store::RunRecord& run);

} // namespace sessionsmith::widgets
