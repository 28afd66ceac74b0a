// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fullfit.h"

#include "engine/base/phase.h"
#include "engine/hmm/inference.h"
#include "engine/synthesis/smoothing.h"

namespace sessionsmith::workflow {

Result<> fitBeyond(synthesis::BehaviourModel& model, const FitSource& source, const FitRequest& request,
                   const ProgressSink& progress, const Control& control)
{
    constexpr std::uint64_t parts = 4;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Estimating items and times")), parts);
    const events::EventLog& log = *source.log;
    model.revisits = synthesis::estimateRevisits(log, source.sequences.symbols, int(source.actions.size()));
    for (const int action : source.viewedBefore) {
        model.revisits.viewedBefore.resize(source.actions.size());
        model.revisits.viewedBefore[std::size_t(action)] = true;
    }
    if (!phase.advance(1)) return fail(Error::cancelled());
    using Steps = synthesis::ItemModel::Steps;
    const Steps steps = model.revisits.isDefault() ? Steps::All : Steps::ToNewItems;
    model.items.smoothingEvidence = synthesis::estimateSmoothing(log, steps, request.seed);
    if (model.items.smoothingEvidence) model.items.smoothing = model.items.smoothingEvidence->estimate;
    if (!phase.advance(1)) return fail(Error::cancelled());
    if (log.hasTime()) {
        model.visits = synthesis::estimateVisits(log);
        if (!phase.advance(1)) return fail(Error::cancelled());
        const auto states = hmm::posteriors(model.hmm, source.sequences, request.spec.threads, control);
        if (!states) return tl::unexpected(states.error());
        model.gaps = synthesis::estimateGaps(log, *states);
    }
    if (!phase.advance(1)) return fail(Error::cancelled());
    return {};
}

} // namespace sessionsmith::workflow
