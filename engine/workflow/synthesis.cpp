// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/itemsource.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// Of a data set that was given none.
std::string nameOf(const SynthesizeRequest& request, const store::ModelRecord& record)
{
    if (!request.name.empty()) return request.name;
    const std::string name = record.name + " synthetic";
    const synthesis::GenerateSpec& spec = request.spec;
    return spec.shards == 1 ? name : fmt::format("{} {} of {}", name, spec.shard, spec.shards);
}

} // namespace

Result<SynthesizedDataset> synthesize(store::Workspace& workspace, const SynthesizeRequest& request,
                                      const ProgressSink& progress, const Control& control)
{
    const auto record = workspace.model(request.model);
    if (!record) return tl::unexpected(record.error());
    const auto model = loadModel(workspace, request.model);
    if (!model) return tl::unexpected(model.error());
    if (auto possible = synthesis::checkGeneration(*model, request.spec); !possible)
        return tl::unexpected(possible.error());
    const std::string name = nameOf(request, *record);
    if (auto good = checkName(name); !good) return tl::unexpected(good.error());
    const auto source = openItems(workspace, *model, request);
    if (!source) return tl::unexpected(source.error());

    const auto begin = std::chrono::steady_clock::now();
    auto log = synthesis::generate(*model, source->items, request.spec, progress, control);
    if (!log) return tl::unexpected(log.error());
    if (log->size() == 0) return SynthesizedDataset{}; // a shard in which no user begins
    events::dropUnusedNames(*log); // of the catalogue: what nobody touched comes back from no export
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    store::DatasetRecord dataset;
    dataset.kind = store::DatasetKind::Synthetic;
    dataset.source = record->name;
    dataset.model = record->id;
    dataset.sourceDataset = source->dataset;
    const auto summary = summarise(*log, progress, control);
    if (!summary) return tl::unexpected(summary.error());
    dataset.summary = jsonText(*summary);
    dataset.spec = jsonText(specJson(request, *record, *model, *source));
    auto stored = storeDataset(workspace, *log, std::move(dataset), name, progress, control);
    if (!stored) return tl::unexpected(stored.error());
    return SynthesizedDataset{std::move(*stored), log->sessionCount(), log->size(), seconds};
}

} // namespace sessionsmith::workflow
