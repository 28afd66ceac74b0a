// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <QString>

#include <map>

namespace sessionsmith::widgets {

/// Where a run came from, exactly enough to have it once more.
struct RunOrigin
{
    std::vector<store::LineageEntry> lineage;
    std::map<std::string, int> versions; ///< of models, by their content hash
    QString command; ///< that repeats it; empty where its specification cannot be read or its data are gone
};
RunOrigin readOrigin(store::Workspace& workspace, const store::RunRecord& run);

} // namespace sessionsmith::widgets
