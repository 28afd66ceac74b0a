// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fullfit.h"

#include "engine/base/phase.h"
#include "engine/hmm/inference.h"
#include "engine/synthesis/catalogue.h"
#include "engine/synthesis/returns.h"
#include "engine/synthesis/smoothing.h"
#include "engine/synthesis/ways.h"
#include "engine/workflow/lengthfit.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

using Steps = synthesis::ItemModel::Steps;

/// Errors: cancelled.
Result<> fitRevisits(synthesis::BehaviourModel& model, const FullFitSource& source, std::uint64_t seed,
                     const Control& control)
{
    std::vector<bool> viewedBefore = std::move(model.revisits.viewedBefore);
    model.revisits = synthesis::estimateRevisits(source.log, source.sequences.symbols, model.hmm.actionCount());
    if (model.revisits.isDefault()) return {};
    model.revisits.viewedBefore = std::move(viewedBefore);
    model.revisits.evidence->source = source.name;
    const auto returns = synthesis::estimateRecencyWeight(source.log, model.revisits.recency, seed, control);
    if (!returns) return tl::unexpected(returns.error());
    model.revisits.returnsEvidence = *returns;
    if (auto& evidence = model.revisits.returnsEvidence) {
        evidence->source = source.name;
        if (evidence->followsSteps()) model.revisits.recencyWeight = evidence->estimate;
    }
    return {};
}

Result<> fitItems(synthesis::ItemSettings& items, const FullFitSource& source, Steps steps, std::uint64_t seed,
                  const Control& control)
{
    items.transitions.clear();
    const auto ways = synthesis::estimateWays(source.log, steps, seed, control);
    if (!ways) return tl::unexpected(ways.error());
    items.waysEvidence = *ways;
    items.ways = *ways ? (*ways)->estimate : synthesis::ItemWays();
    if (items.waysEvidence) items.waysEvidence->source = source.name;
    items.smoothingEvidence = synthesis::estimateSmoothing(source.log, steps, seed, items.ways);
    if (auto& evidence = items.smoothingEvidence) {
        evidence->source = source.name;
        items.smoothing = evidence->estimate;
    }
    const auto catalogue = synthesis::ItemModel::estimate(source.log, items.smoothing, steps);
    if (!catalogue) return tl::unexpected(catalogue.error());
    items.catalogueEvidence = synthesis::estimateCatalogue(synthesis::catalogueFigures(*catalogue, 0));
    if (auto& evidence = items.catalogueEvidence) { // for an invented one that is alike
        evidence->source = source.name;
        using Items = synthesis::ItemSettings;
        items.inventedItems = int(std::min(evidence->items, std::size_t(Items::mostInventedItems)));
        items.inventedCategories = int(std::min(evidence->categories, std::size_t(Items::mostInventedCategories)));
        items.zipfExponent = evidence->zipfExponent;
    }
    items.pricesEvidence = synthesis::estimatePrices(source.log.price);
    items.prices = {};
    if (auto& evidence = items.pricesEvidence) {
        evidence->source = source.name;
        using Prices = synthesis::PriceSettings;
        items.prices = {std::min(evidence->median, Prices::mostMedian), std::min(evidence->spread, Prices::mostSpread)};
    }
    return {};
}

} // namespace

Result<> fitBeyond(synthesis::BehaviourModel& model, const FullFitSource& source, std::uint64_t seed, unsigned threads,
                   const ProgressSink& progress, const Control& control)
{
    constexpr std::uint64_t parts = 4;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Estimating items and times")), parts);
    const events::EventLog& log = source.log;
    if (auto fitted = fitRevisits(model, source, seed, control); !fitted) return fitted;
    if (!phase.advance(1)) return fail(Error::cancelled());
    const Steps steps = model.revisits.isDefault() ? Steps::All : Steps::ToNewItems;
    if (auto fitted = fitItems(model.items, source, steps, seed, control); !fitted) return fitted;
    if (!phase.advance(1)) return fail(Error::cancelled());
    if (auto fitted = fitLengths(model.lengths, model.hmm, source, seed, threads, control); !fitted) return fitted;
    if (log.hasTime()) {
        model.visits = synthesis::estimateVisits(log);
        if (model.visits.evidence) model.visits.evidence->source = source.name;
        if (!phase.advance(1)) return fail(Error::cancelled());
        const auto states = hmm::posteriors(model.hmm, source.sequences, threads, control);
        if (!states) return tl::unexpected(states.error());
        model.gaps = synthesis::estimateGaps(log, *states);
        if (model.gaps.evidence) model.gaps.evidence->source = source.name;
    }
    if (!phase.advance(1)) return fail(Error::cancelled());
    return {};
}

} // namespace sessionsmith::workflow
