// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/trainingtask.h"

#include "engine/workflow/preparation.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::widgets {

Result<TrainingTask> taskOf(const store::RunRecord& run)
{
    const auto spec = nlohmann::json::parse(run.spec, nullptr, false);
    const auto asTask = [](auto request) { return TrainingTask(std::move(request)); };
    switch (run.kind) {
    case store::RunKind::Pretrain:
        return workflow::pretrainRequestFromJson(spec).map(asTask);
    case store::RunKind::Finetune:
        if (const std::string task = workflow::taskOf(run); task == "click")
            return workflow::clickRequestFromJson(spec).map(asTask);
        else if (task == "tags")
            return workflow::tagRequestFromJson(spec).map(asTask);
        return workflow::finetuneRequestFromJson(spec).map(asTask);
    case store::RunKind::Generator:
        return workflow::generatorRequestFromJson(spec).map(asTask);
    case store::RunKind::Import:
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" was imported, and says not how it was trained"), run.name));
    case store::RunKind::Baseline:
        break;
    }
    return workflow::baselineRequestFromJson(spec).map(asTask);
}

TaskPace paceOf(const store::RunRecord& run)
{
    const auto task = taskOf(run);
    if (!task) return {};
    if (const auto* request = std::get_if<workflow::PretrainRequest>(&*task))
        return {request->spec.batch, request->spec.epochs, request->spec.patience};
    if (const auto* request = std::get_if<workflow::FinetuneRequest>(&*task))
        return {request->spec.batch, request->spec.epochs, request->spec.patience};
    if (const auto* request = std::get_if<workflow::GeneratorRequest>(&*task))
        return {request->spec.batch, request->spec.epochs, 0};
    return {};
}

} // namespace sessionsmith::widgets
