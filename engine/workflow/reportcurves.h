// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"
#include "engine/workflow/reportwords.h"

namespace sessionsmith::workflow {

/// The curves of runs as a report shows them.
class ReportCurves
{
public:
    /// As far as a picture shows them. Errors: those of the workspace.
    static Result<ReportCurves> read(const store::Workspace& workspace, const std::vector<store::RunRecord>& runs);

    /// The curves that are meant by `asked`: "loss" stands for those of training and validation; by itself the usual
    /// ones that a run has, or else the first that there are. Errors: one of them no run has, nor a figure of that
    /// name.
    Result<std::vector<std::string>> chosen(const std::vector<std::string>& asked) const;
    /// All runs in one picture, each in the colour that it has in the window, with the ceilings of what could be known
    /// and the figures of runs without a curve as lines. HTML with its legend; empty where no value can be drawn.
    std::string picture(const std::string& metric, const ReportWords& words) const;

private:
    bool has(const std::string& metric) const;

    std::vector<store::RunRecord> m_runs;
    std::vector<std::map<std::string, std::vector<store::MetricPoint>>> m_curves; ///< [run]
};

} // namespace sessionsmith::workflow
