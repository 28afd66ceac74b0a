// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"
#include "engine/store/workspace.h"

namespace sessionsmith::runfiles {

enum class TableFormat { Csv, JsonLines };
/// As the name of a file says: JSON Lines for ".jsonl" and ".ndjson", else CSV.
TableFormat formatOf(const std::filesystem::path& path);
/// The table of runs beside that of their curves: of "curves.csv" "curves.runs.csv".
std::filesystem::path runsPath(const std::filesystem::path& path);

/// Two tables, in CSV (RFC 4180 with a header) or JSON Lines (an object a line with the same keys):
/// - under `path` every point of every curve: run, metric, step, epoch (empty or missing where a run knows none), time
///   (ISO 8601, UTC), value;
/// - under runsPath() the runs: what each is, its final figures, specification, tags, note and lineage. A pipe or a
///   device gets the first table alone.
/// Values have as many digits as bring back the same bits; what is not finite is "nan", "inf" or "-inf". Lists and the
/// lineage are JSON in CSV too. One run at a time is in memory. `runs`: of this workspace. Errors: not writable, disk
/// full, cancelled; nothing is left under either name then.
Result<std::vector<exchange::ExportedFile>> exportRuns(store::Workspace& workspace,
                                                       const std::vector<store::RunRecord>& runs,
                                                       const std::filesystem::path& path, TableFormat format,
                                                       const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::runfiles
