// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/events/split.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

struct ItemSource
{
    synthesis::ItemModel items;
    std::optional<store::Id> dataset;
};

Result<ItemSource> openItems(const store::Workspace& workspace, const synthesis::BehaviourModel& model,
                             const SynthesizeRequest& request)
{
    const std::string& name = request.items.empty() ? model.items.source : request.items;
    if (name.empty()) {
        auto invented = synthesis::ItemModel::invented(model.items, request.spec.seed);
        if (!invented) return tl::unexpected(invented.error());
        return ItemSource{std::move(*invented), std::nullopt};
    }
    const auto record = workspace.dataset(name);
    if (!record) return tl::unexpected(record.error());
    const std::string& known = model.items.sourceHash;
    if (request.items.empty() && !known.empty() && known != record->contentHash)
        return fail(Error(SS_TEXT("engine", "The data set \"{0}\" is no longer the one whose items the model \"{1}\" "
                                            "follows: its content is another"),
                          name, request.model)
                        .advise(SS_TEXT("engine", "Fit the model to the data set once more, or choose the data set "
                                                  "whose items are to be followed")));
    auto log = loadDataset(workspace, name);
    if (!log) return tl::unexpected(log.error());
    if (request.holdOut) *log = events::trainingPart(*log, events::leaveOneOut(*log, events::SequenceBy::User));
    using Steps = synthesis::ItemModel::Steps;
    auto items = synthesis::ItemModel::estimate(*log, model.items.smoothing,
                                                model.revisits.isDefault() ? Steps::All : Steps::ToNewItems);
    if (!items) return tl::unexpected(items.error());
    return ItemSource{std::move(*items), record->id};
}

Json specJson(const SynthesizeRequest& request, const store::ModelRecord& record,
              const synthesis::BehaviourModel& model)
{
    const synthesis::GenerateSpec& spec = request.spec;
    Json json{{"model", record.name},      {"model_version", record.version}, {"model_hash", record.contentHash},
              {"sessions", spec.sessions}, {"length", spec.length},           {"maximum_length", spec.maximumLength},
              {"seed", spec.seed},         {"items", request.items},          {"hold_out", request.holdOut}};
    if (spec.newItems > 0 || spec.newUsers > 0) {
        json["new_items"] = spec.newItems;
        json["new_users"] = spec.newUsers;
        json["new_from"] = formatIsoTime(synthesis::lastPartBegins(model, spec));
    }
    if (spec.shards > 1) {
        json["shard"] = spec.shard;
        json["shards"] = spec.shards;
    }
    return json;
}

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
    dataset.spec = jsonText(specJson(request, *record, *model));
    auto stored = storeDataset(workspace, *log, std::move(dataset), name, progress, control);
    if (!stored) return tl::unexpected(stored.error());
    return SynthesizedDataset{std::move(*stored), log->sessionCount(), log->size(), seconds};
}

} // namespace sessionsmith::workflow
