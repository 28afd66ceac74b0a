// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runsteps.h"

#include "app/cli/evaluationresults.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

namespace sessionsmith::cli {

tl::unexpected<Error> explained(const Error& error, store::Workspace& workspace, const ConsoleObserver& observer)
{
    if (!error.isCancelled() || !observer.run()) return fail(error);
    const auto run = workspace.run(*observer.run());
    if (!run || run->checkpoint.empty()) return fail(error);
    return fail(Error(SS_TEXT("engine", "The run \"{0}\" was stopped; its checkpoint is kept"), run->name)
                    .advise(SS_TEXT("engine", "Go on with: sessionsmith-cli train resume \"{0}\""), run->name));
}

Result<Output> report(const Result<store::RunRecord>& run, store::Workspace& workspace, const ConsoleObserver& observer)
{
    if (!run) return explained(run.error(), workspace, observer);
    if (run->status == store::RunStatus::Cancelled) return explained(Error::cancelled(), workspace, observer);
    Json document = trainDocument(*run);
    std::string text = runTable({*run}) + sampledTable(run->metrics);
    if (const std::string beside = besideTable(run->metrics); !beside.empty()) text += "\n" + beside;
    if (document.contains("protocol")) text += "\n" + protocolText(document["protocol"]);
    return Output{std::move(document), std::move(text)};
}

} // namespace sessionsmith::cli
