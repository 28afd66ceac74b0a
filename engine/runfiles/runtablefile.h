// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/base/result.h"
#include "engine/store/records.h"

#include <filesystem>
#include <vector>

namespace sessionsmith::runfiles {

/// The runs of a table that exportRuns() writes beside their curves, as records of imports: with their figures, marks,
/// specification and the time when they were made, and what else they were told to be (see ToldRun). `source`: where a
/// person knows it from. Errors, with file and line: no such table, a value of another type, a run that is there twice,
/// too many runs.
Result<std::vector<store::RunRecord>> readRunTable(const std::filesystem::path& path,
                                                   const std::filesystem::path& source, Phase& phase);

} // namespace sessionsmith::runfiles
