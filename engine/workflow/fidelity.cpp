// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

Result<fidelity::Report> compareFidelity(const store::Workspace& workspace, const FidelityRequest& request,
                                         const ProgressSink& progress, const Control& control)
{
    const auto real = loadDataset(workspace, request.real);
    if (!real) return tl::unexpected(real.error());
    const auto synthetic = loadDataset(workspace, request.synthetic);
    if (!synthetic) return tl::unexpected(synthetic.error());
    if (request.training.empty()) return fidelity::compare({*real, *synthetic}, request.spec, progress, control);
    if (request.training == request.real)
        return fail(Error(SS_TEXT("engine", "The log that the model was fitted to cannot be held out from it too"))
                        .advise(SS_TEXT("engine", "Split the log, and fit the model to one part")));
    const auto training = loadDataset(workspace, request.training);
    if (!training) return tl::unexpected(training.error());
    if (contentHash(*training) == contentHash(*synthetic))
        return fail(Error(SS_TEXT("engine", "The synthetic log itself is not what the model was fitted to"))
                        .advise(SS_TEXT("engine", "Choose the real log that it was, or leave that open")));
    constexpr std::size_t fewest = 20; // as many of each side are compared as the smallest has
    if (training->sessionCount() < fewest)
        return fail(Error(SS_TEXT("engine", "\"{0}\" has {1} sessions: too few to compare with"), request.training,
                          training->sessionCount())
                        .advise(SS_TEXT("engine", "Choose the log that the model was fitted to, or leave that open")));
    return fidelity::compare({*real, *synthetic, &*training}, request.spec, progress, control);
}

} // namespace sessionsmith::workflow
