// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/runfiles/foreignrun.h"

namespace sessionsmith::runfiles {

/// The runs in JSON Lines as exportRuns() writes them, plain or compressed: an object a line with the keys metric, step
/// and value and, where there are any, run, epoch, time (ISO 8601, or a number of seconds since 1970). Without a run it
/// is called as the file is; without a time a point has the moment `now`. Errors: those of JsonRows and PointCollector;
/// with file and line: a value that is missing or of another type, too many runs.
Result<std::vector<ForeignRun>> readCurveLines(const std::filesystem::path& path, Milliseconds now, Phase& phase);

} // namespace sessionsmith::runfiles
