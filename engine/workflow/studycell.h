// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/transferstudy.h"

namespace sessionsmith::workflow {

/// One share of the log and one seed of a transfer study.
struct StudyCell
{
    const TransferStudyRequest& request; ///< named
    double share;
    std::uint64_t seed;

    std::string name() const; ///< of the training part, and what the names of all else begin with
    std::string runName(const std::string& arm) const { return name() + " " + arm; }
    /// Makes what is missing of the runs of an arm. Errors: those of runTransferStudy().
    Result<> carryOut(store::Workspace& workspace, const events::EventLog& log, const std::string& arm,
                      RunObserver& observer, const Control& control) const;

private:
    std::string learntName() const { return name() + " learnt"; }
    Result<> storeParts(store::Workspace& workspace, const events::EventLog& log) const;
    /// The name of the model that draws the sessions.
    Result<std::string> model(store::Workspace& workspace, const Control& control) const;
    Result<events::EventLog> generated(store::Workspace& workspace, bool categoriesOnly, const ProgressSink& progress,
                                       const Control& control) const;
    Result<events::EventLog> corpus(store::Workspace& workspace, const std::string& arm, const ProgressSink& progress,
                                    const Control& control) const;
    Result<> pretrained(store::Workspace& workspace, const std::string& arm, RunObserver& observer,
                        const Control& control) const;
};

/// The test of all cells, as a data set of its own.
Result<> storeStudyTest(store::Workspace& workspace, const TransferStudyRequest& request, const events::EventLog& log);

} // namespace sessionsmith::workflow
