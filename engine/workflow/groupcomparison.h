// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/learning/pairedtest.h"
#include "engine/learning/seedsummary.h"
#include "engine/workflow/runfidelity.h"
#include "engine/workflow/rungroups.h"

#include <optional>

namespace sessionsmith::workflow {

/// Runs side by side, those of a group as one, beside one of the groups.
struct GroupComparison
{
    struct Figure
    {
        learning::SeedSummary summary; ///< of the test, over the runs of the group
        /// Beside the baseline over the test cases, each by its mean over the runs; nothing where cases were not kept
        /// or other questions were answered.
        std::optional<learning::PairedTest> difference;
        double corrected = 1; ///< p-value of `difference`, all of this comparison taken together (Holm 1979)
    };
    struct Parameter
    {
        std::string field;               ///< as in comparison::RunTable
        std::vector<std::string> values; ///< (groups) empty: it has none
    };

    std::vector<store::RunRecord> runs;
    std::vector<RunGroup> groups; ///< in the order of their first runs
    std::size_t baseline = 0;     ///< among the groups
    std::vector<std::string> metrics;
    std::vector<std::vector<Figure>> figures; ///< [group][metric]
    std::vector<Parameter> parameters;        ///< in which groups differ, what most of them have first
    std::vector<RunFidelity> fidelity;
    /// (groups) the version of the behaviour model nearest behind it.
    std::vector<std::optional<store::ModelRecord>> models;
};

/// `baseline`: a run of the group to compare with; empty: the first that has figures. `metrics`: those asked for;
/// empty: NDCG, hit rate, MRR, accuracy and loss, as far as a run has them. Errors: no such run, none at all,
/// cancelled.
Result<GroupComparison> compareGroups(store::Workspace& workspace, const std::vector<std::string>& runs,
                                      const std::string& baseline = {}, std::vector<std::string> metrics = {},
                                      const Control& control = {});

} // namespace sessionsmith::workflow
