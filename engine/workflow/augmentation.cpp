// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmentation.h"

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

Json specJson(const AugmentRequest& request, const store::DatasetRecord& source)
{
    Json json{{"data", source.name},
              {"data_hash", source.contentHash},
              {"with", augmentation::textOf(request.pipeline)},
              {"training_part", request.trainingPart},
              {"seed", request.seed}};
    if (const std::string license = licenseOf(source); !license.empty()) json["license"] = license;
    return json;
}

} // namespace

Result<SynthesizedDataset> augment(store::Workspace& workspace, const AugmentRequest& request,
                                   const ProgressSink& progress, const Control& control)
{
    if (auto valid = augmentation::validate(request.pipeline); !valid) return tl::unexpected(valid.error());
    const auto source = workspace.dataset(request.data);
    if (!source) return tl::unexpected(source.error());
    const std::string name = request.name.empty() ? source->name + " augmented" : request.name;
    if (auto good = checkName(name); !good) return tl::unexpected(good.error());
    auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    if (request.trainingPart) *log = events::trainingPart(*log, events::leaveOneOut(*log, events::SequenceBy::User));

    const auto begin = std::chrono::steady_clock::now();
    auto augmented = augmentation::augment(*log, request.pipeline, request.seed, request.threads, progress, control);
    if (!augmented) return tl::unexpected(augmented.error());
    events::dropUnusedNames(*augmented); // as of any synthetic log
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    const auto summary = summarise(*augmented, progress, control);
    if (!summary) return tl::unexpected(summary.error());
    store::DatasetRecord dataset;
    dataset.kind = store::DatasetKind::Synthetic;
    dataset.source = source->name;
    dataset.sourceDataset = source->id;
    dataset.summary = jsonText(*summary);
    dataset.spec = jsonText(specJson(request, *source));
    auto stored = storeDataset(workspace, *augmented, std::move(dataset), name, progress, control);
    if (!stored) return tl::unexpected(stored.error());
    return SynthesizedDataset{std::move(*stored), augmented->sessionCount(), augmented->size(), seconds};
}

} // namespace sessionsmith::workflow
