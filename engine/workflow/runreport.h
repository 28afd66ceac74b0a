// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/page/curvepicture.h"
#include "engine/page/html.h"
#include "engine/workflow/groupcomparison.h"

namespace sessionsmith::workflow {

/// What a report of runs is to tell.
struct RunReportRequest
{
    std::vector<std::string> runs;
    std::string baseline;             ///< a run that the others are held against; empty: the first
    std::vector<std::string> metrics; ///< "ndcg@10" or "valid/ndcg@10"; empty: those that are usual
    std::string title, note;          ///< empty: a title by the runs; no note
    page::Language language = page::Language::English;
    /// Of that language, it says what the words of a report do not know: keys of specifications, figures of fidelity.
    page::Voice voice;
};

/// Runs side by side as one page to send around (page::htmlPage): what they are, in what they differ, their figures
/// beside those of a baseline with intervals and p-values corrected for many tests, their curves, what they were made
/// from, their specifications. Errors: no run, one that is not there, a metric that none of them has, cancelled.
Result<std::string> runReport(store::Workspace& workspace, const RunReportRequest& request,
                              const Control& control = {});
/// The title of a report, and what stands between the tags of its body.
struct ReportBody
{
    std::string title, html;
};
Result<ReportBody> runReportBody(store::Workspace& workspace, const RunReportRequest& request,
                                 const Control& control = {});
/// Errors: those of runReport() and of AtomicFile.
Result<> writeRunReport(store::Workspace& workspace, const RunReportRequest& request, const std::filesystem::path& path,
                        const Control& control = {});

} // namespace sessionsmith::workflow
