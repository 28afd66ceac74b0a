// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

namespace sessionsmith::workflow {

/// Runs that were made alike but for their seeds, and those of all that they were made from.
struct RunGroup
{
    std::string name;              ///< of its run, or what the names of several begin with; no two groups have the same
    std::vector<std::size_t> runs; ///< their places among those that were grouped
    std::size_t seeds = 1;         ///< different ones among them: fewer than runs where some are mere repetitions
};

/// In the order of their first runs.
std::vector<RunGroup> groupRuns(store::Workspace& workspace, const std::vector<store::RunRecord>& runs);

} // namespace sessionsmith::workflow
