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
    return fidelity::compare(*real, *synthetic, request.spec, progress, control);
}

} // namespace sessionsmith::workflow
