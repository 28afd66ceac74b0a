// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/pairedtest.h"
#include "engine/workflow/runfidelity.h"

#include <optional>

namespace sessionsmith::workflow {

/// The test figures of several runs beside those of one of them.
struct RunComparison
{
    struct Metric
    {
        std::string name;
        std::vector<double> values; ///< (runs) NaN where a run has none
        /// (runs) beside the baseline, where both kept their cases, answered the same questions in the same way and the
        /// metric is a mean over them; else nothing.
        std::vector<std::optional<learning::PairedTest>> tests;
    };

    std::vector<store::RunRecord> runs;
    std::size_t baseline = 0; ///< among the runs
    std::vector<Metric> metrics;
    std::vector<RunFidelity> fidelity; ///< of each run's data
};

/// `metrics`: those asked for; empty: NDCG, hit rate, MRR, accuracy and loss, and furtherFigures(). Errors: no such
/// run, fewer than two.
Result<RunComparison> compareRuns(store::Workspace& workspace, const std::vector<std::string>& runs,
                                  const std::string& baseline, std::vector<std::string> metrics = {});

/// What some of the runs have of the test beside the usual figures of rankings: those of clicks and tags and, among
/// sampled items, NDCG, hit rate and MRR.
std::vector<std::string> furtherFigures(const std::vector<store::RunRecord>& runs);

/// A figure of a run's test, or with a part before it ("valid/loss") of that one; NaN where it has none.
double testFigure(const store::RunRecord& run, const std::string& metric);

/// (cases) the mean over several runs of what each case adds to a metric; nothing where one of them kept no cases, was
/// asked something else than the first, or the metric is no mean over cases.
std::optional<std::vector<double>> meanCaseValues(const std::vector<std::optional<store::CaseResults>>& runs,
                                                  const std::string& metric);

/// (cases) what each case adds to a metric of this name; nothing where it is no mean over cases, or was not kept. Names
/// of questions that end in `clickQuestions` or `tagQuestions` keep AUC or precision@1 in place of ranks, and log-loss.
inline constexpr std::string_view clickQuestions = " click", tagQuestions = " tags";
std::optional<std::vector<double>> caseValues(const store::CaseResults& cases, const std::string& metric);

} // namespace sessionsmith::workflow
