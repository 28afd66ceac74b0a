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
    case store::RunKind::Baseline:
        break;
    }
    return workflow::baselineRequestFromJson(spec).map(asTask);
}

} // namespace sessionsmith::widgets
