// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/seedsummary.h"
#include "engine/store/records.h"

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// The figures of several runs side by side, of one part of the data.
struct Comparison
{
    std::vector<std::string> metrics; ///< those that a run has, in a fixed order
    /// [run][metric]; NaN where a run has none.
    std::vector<std::vector<double>> values;
    /// [metric]: the run with the best value. None where fewer than two runs have one, where all are equal, or where
    /// the runs were not measured on the same questions: then the figures cannot be compared.
    std::vector<std::optional<std::size_t>> best;
    bool isComparable = true;
    /// [metric]: mean and interval where the runs differ by their seeds alone; else empty.
    std::vector<learning::SeedSummary> seeds;
    /// [run][metric]: p-value of the signed ranks beside the best run, where both kept their cases and answered the
    /// same questions; NaN elsewhere.
    std::vector<std::vector<double>> pValues;

    bool isEmpty() const { return metrics.empty(); }
};
/// `cases`: of each run, or nothing; only the test has any.
Comparison compare(const std::vector<store::RunRecord>& runs, const std::string& part,
                   const std::vector<std::optional<store::CaseResults>>& cases = {});

} // namespace sessionsmith::widgets
