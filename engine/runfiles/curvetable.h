// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/runfiles/foreignrun.h"

namespace sessionsmith::runfiles {

/// The runs in a table of curves with a header, delimited by commas, semicolons or tabs, plain or compressed:
/// - long, as exportRuns() writes it: columns metric, step, value and, where there are any, run, epoch, time;
/// - wide: a column step, and each other one a metric; a cell may be empty;
/// - TensorBoard's own: Wall time, Step, Value, of one metric, which is named as the file is ("run-R-tag-T.csv").
/// A time is ISO 8601 or a number of seconds since 1970; without one a point has the moment `now`. Errors, with file
/// and line: no such table, a cell that is no number, rows of other lengths, too many runs; those of PointCollector.
Result<std::vector<ForeignRun>> readCurveTable(const std::filesystem::path& path, Milliseconds now, Phase& phase);

} // namespace sessionsmith::runfiles
