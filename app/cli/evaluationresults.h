// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

namespace sessionsmith::cli {

/// The slices that the metrics of a run hold: a list of {by, value, metrics}.
Json slicesDocument(const store::RunMetrics& metrics);
std::string slicesTable(const store::RunMetrics& metrics);
/// The test figures with their intervals, and what stands beside them (workflow::besideTest()); empty where nothing
/// does.
std::string besideTable(const store::RunMetrics& metrics);
/// The test figures that were measured among sampled items; empty where there are none.
std::string sampledTable(const store::RunMetrics& metrics);
/// Of a run on synthetic data: its figures beside what the model behind the data can know; empty where that is unknown.
std::string ceilingTable(const store::RunMetrics& metrics);
/// How the figures were measured, in words: the split, what is left out of the ranking, what to be careful about.
std::string protocolText(const Json& protocol);
/// The same for scripts: {split, sequence_by, seen_items, ranking, sampled, ambiguous_cases, ...}. `spec`: of the run.
Json protocolDocument(const Json& spec, const store::RunMetrics& metrics);
/// Runs that differ by their seeds alone: each of them, and mean and interval of every metric.
Output seedsOutput(const std::vector<store::RunRecord>& runs);

} // namespace sessionsmith::cli
