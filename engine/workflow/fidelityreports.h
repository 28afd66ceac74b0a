// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"
#include "engine/fidelity/report.h"
#include "engine/store/workspace.h"
#include "engine/workflow/requests.h"

#include <map>
#include <optional>

namespace sessionsmith::workflow {

/// A comparison that the workspace keeps, without its figures.
struct KeptReport
{
    Milliseconds createdAt = 0;
    std::string real, synthetic;         ///< the data sets, as they were called
    std::string realHash, syntheticHash; ///< of their contents
    std::string training, trainingHash;  ///< what the model was fitted to; empty where that was not said
    fidelity::Spec spec;
    double overall = 0;                    ///< NaN: none
    std::map<std::string, double> figures; ///< by name, those that there are; reports kept before these were have none
    std::string key;                       ///< of the note that holds the report
};

/// The newest first. Errors: those of the workspace.
Result<std::vector<KeptReport>> keptReports(const store::Workspace& workspace);
/// Takes the place of an earlier report of the same contents compared in the same way; of all others the newest 49
/// stay. Errors: those of the workspace.
Result<KeptReport> keepReport(store::Workspace& workspace, const FidelityRequest& request,
                              const fidelity::Report& report);
/// The newest one of a synthetic data set with that content. Errors: those of the workspace.
Result<std::optional<KeptReport>> newestReportOf(const store::Workspace& workspace, const std::string& contentHash);
/// What the newest report of each content says of it (comparison::RunTable). Errors: those of the workspace.
Result<comparison::DataFigures> fidelityFigures(const store::Workspace& workspace);
/// Runs with all that can be said of them, the fidelity of their data among it. Errors: those of the workspace.
Result<comparison::RunTable> readRunTable(store::Workspace& workspace);
/// Errors: those of the workspace and of fidelity::readDocument().
Result<fidelity::Report> readReport(const store::Workspace& workspace, const KeptReport& kept);
Result<> removeReport(store::Workspace& workspace, const KeptReport& kept);

} // namespace sessionsmith::workflow
