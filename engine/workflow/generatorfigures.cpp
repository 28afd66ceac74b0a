// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/generatorfigures.h"

#include "engine/hmm/inference.h"
#include "engine/workflow/fullfit.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

namespace {

using synthesis::ItemModel;

ItemModel::Steps stepsOf(const synthesis::BehaviourModel& model)
{
    return model.revisits.isDefault() ? ItemModel::Steps::All : ItemModel::Steps::ToNewItems;
}

} // namespace

Result<LogFigures> logFigures(const store::Workspace& workspace, const synthesis::BehaviourModel& model,
                              const std::string& data, std::size_t categories, const Control& control)
{
    const auto log = loadDataset(workspace, data);
    if (!log) return tl::unexpected(log.error());
    const auto items = ItemModel::estimate(*log, model.items.smoothing, stepsOf(model));
    if (!items) return tl::unexpected(items.error());
    LogFigures figures;
    figures.catalogue = synthesis::catalogueFigures(*items, categories);
    figures.zipf = synthesis::estimateCatalogue(figures.catalogue);
    figures.lengths = synthesis::estimateLengths(*log);
    if (log->hasTime()) figures.visits = synthesis::estimateVisits(*log);
    const auto sequences = actionSequences(*log, model.hmm.actions);
    if (!sequences) return figures; // of other actions
    figures.revisits = synthesis::estimateRevisits(*log, sequences->symbols, model.hmm.actionCount());
    if (!log->hasTime()) return figures;
    const auto states = hmm::posteriors(model.hmm, *sequences, 0, control);
    if (!states) return control.proceed() ? Result<LogFigures>(std::move(figures)) : tl::unexpected(states.error());
    figures.gaps = synthesis::estimateGaps(*log, *states);
    figures.gapHistogram = synthesis::gapHistogram(*log, *states);
    return figures;
}

Result<synthesis::CatalogueFigures> catalogueOf(const store::Workspace& workspace,
                                                const synthesis::BehaviourModel& model, std::size_t categories)
{
    const auto figuresOf = [&](const ItemModel& items) { return synthesis::catalogueFigures(items, categories); };
    if (model.items.source.empty()) return ItemModel::invented(model.items).map(figuresOf);
    const auto log = loadDataset(workspace, model.items.source);
    if (!log) return tl::unexpected(log.error());
    return ItemModel::estimate(*log, model.items.smoothing, stepsOf(model)).map(figuresOf);
}

Result<synthesis::BehaviourModel> estimateBeyond(const store::Workspace& workspace, synthesis::BehaviourModel model,
                                                 const std::string& data, std::uint64_t seed,
                                                 const ProgressSink& progress, const Control& control)
{
    const auto record = workspace.dataset(data);
    if (!record) return tl::unexpected(record.error());
    const auto log = loadDataset(workspace, data);
    if (!log) return tl::unexpected(log.error());
    const auto sequences = actionSequences(*log, model.hmm.actions);
    if (!sequences) return tl::unexpected(sequences.error());
    model.items.source = record->name;
    model.items.sourceHash = record->contentHash;
    constexpr unsigned allThreads = 0;
    if (auto fitted = fitBeyond(model, {record->name, *log, *sequences}, seed, allThreads, progress, control); !fitted)
        return tl::unexpected(fitted.error());
    return model;
}

} // namespace sessionsmith::workflow
