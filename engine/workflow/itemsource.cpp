// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/itemsource.h"

#include "engine/events/split.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

using Json = nlohmann::json;

Result<ItemSource> openItems(const store::Workspace& workspace, const synthesis::BehaviourModel& model,
                             const SynthesizeRequest& request)
{
    const std::string& name = request.items.empty() ? model.items.source : request.items;
    if (name.empty()) {
        auto invented = synthesis::ItemModel::invented(model.items);
        if (!invented) return tl::unexpected(invented.error());
        if (auto set = invented->setTransitions(model.items.transitions); !set) return tl::unexpected(set.error());
        return ItemSource{std::move(*invented), std::nullopt, {}, {}};
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
    items->setWays(model.items.ways);
    if (request.items.empty() || request.items == model.items.source) // those of another catalogue say nothing of it
        if (auto set = items->setTransitions(model.items.transitions); !set) return tl::unexpected(set.error());
    return ItemSource{std::move(*items), record->id, record->contentHash, licenseOf(*record)};
}

Json specJson(const SynthesizeRequest& request, const store::ModelRecord& record,
              const synthesis::BehaviourModel& model, const ItemSource& source)
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
    if (!source.license.empty()) json["license"] = source.license;
    return json;
}

} // namespace sessionsmith::workflow
