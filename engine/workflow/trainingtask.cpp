// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/trainingtask.h"

#include "engine/workflow/preparation.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

constexpr auto asTask = [](auto request) { return TrainingTask(std::move(request)); };

Result<TrainingTask> likeFromJson(const TrainingTask& like, const Json& json)
{
    struct Reading
    {
        const Json& json;
        auto operator()(const PretrainRequest&) const { return pretrainRequestFromJson(json).map(asTask); }
        auto operator()(const FinetuneRequest&) const { return finetuneRequestFromJson(json).map(asTask); }
        auto operator()(const BaselineRequest&) const { return baselineRequestFromJson(json).map(asTask); }
        auto operator()(const GeneratorRequest&) const { return generatorRequestFromJson(json).map(asTask); }
        auto operator()(const ClickRequest&) const { return clickRequestFromJson(json).map(asTask); }
        auto operator()(const TagRequest&) const { return tagRequestFromJson(json).map(asTask); }
    };
    return std::visit(Reading{json}, like);
}

TrainingTask emptyTaskOf(const store::RunRecord& run)
{
    switch (run.kind) {
    case store::RunKind::Pretrain:
        return PretrainRequest{};
    case store::RunKind::Finetune:
        if (const std::string task = taskOf(run); task == "click")
            return ClickRequest{};
        else if (task == "tags")
            return TagRequest{};
        return FinetuneRequest{};
    case store::RunKind::Generator:
        return GeneratorRequest{};
    case store::RunKind::Baseline:
    case store::RunKind::Import: // which says nothing of it
        break;
    }
    return BaselineRequest{};
}

/// A text as a value of the same type as `old`; null where it is none.
Json valueLike(const Json& old, const std::string& text)
{
    if (old.is_string()) return text;
    Json value = Json::parse(text, nullptr, false);
    const bool isSameType = (old.is_boolean() && value.is_boolean()) || (old.is_number() && value.is_number());
    return isSameType ? value : Json();
}

} // namespace

Result<TrainingTask> trainingTaskOf(const store::RunRecord& run)
{
    if (run.kind == store::RunKind::Import)
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" was imported, and says not how it was trained"), run.name));
    return likeFromJson(emptyTaskOf(run), Json::parse(run.spec, nullptr, false));
}

Result<TrainingTask> taskAgain(store::Workspace& workspace, const store::RunRecord& run)
{
    auto task = trainingTaskOf(run);
    if (!task) return task;
    setName(*task, run.name);
    if (run.dataset) {
        const auto dataset = workspace.dataset(*run.dataset);
        if (!dataset) return tl::unexpected(dataset.error());
        std::visit(
            [&](auto& request) {
                if constexpr (requires { request.data; }) request.data = dataset->name;
            },
            *task);
    }
    if (run.parent) {
        const auto parent = workspace.run(*run.parent);
        if (!parent) return tl::unexpected(parent.error());
        std::visit(
            [&](auto& request) {
                if constexpr (requires { request.from; }) request.from = parent->name;
            },
            *task);
    }
    return task;
}

Json toJson(const TrainingTask& task)
{
    return std::visit([](const auto& request) { return toJson(request); }, task);
}

Result<TrainingTask> withValue(const TrainingTask& task, const std::string& key, const std::string& value)
{
    Json json = toJson(task);
    std::string known = key;
    std::ranges::replace(known, '-', '_');
    const auto found = json.find(known);
    if (found == json.end() || known == "task") {
        std::string keys;
        for (const auto& [each, unused] : json.items())
            if (each != "task") keys += (keys.empty() ? "" : ", ") + each;
        return fail(Error(SS_TEXT("engine", "There is no value \"{0}\" in the specification of this run"), key)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), keys));
    }
    *found = valueLike(*found, value);
    if (found->is_null())
        return fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(known.c_str()), value);
    auto changed = likeFromJson(task, json);
    if (changed) setName(*changed, nameOf(task));
    return changed;
}

const std::string& nameOf(const TrainingTask& task)
{
    return std::visit([](const auto& request) -> const std::string& { return request.name; }, task);
}

void setName(TrainingTask& task, const std::string& name)
{
    std::visit([&](auto& request) { request.name = name; }, task);
}

std::vector<TrainingTask> withSeeds(const TrainingTask& task, const std::vector<std::uint64_t>& seeds)
{
    if (std::holds_alternative<BaselineRequest>(task)) return {task};
    static constexpr const char* kinds[] = {"pretrain", "finetune", "baseline", "generator", "click", "tags"};
    const std::string source = std::visit(
        [](const auto& request) {
            if constexpr (requires { request.data; })
                return request.data;
            else
                return request.from;
        },
        task);
    const std::string given = nameOf(task);
    std::vector<TrainingTask> tasks;
    for (const std::uint64_t seed : seeds) {
        TrainingTask& one = tasks.emplace_back(task);
        std::visit(
            [seed](auto& request) {
                if constexpr (requires { request.spec.seed; })
                    request.spec.seed = seed;
                else if constexpr (requires { request.seed; })
                    request.seed = seed;
            },
            one);
        setName(one, fmt::format("{} seed {}", given.empty() ? source + " " + kinds[task.index()] : given, seed));
    }
    return tasks;
}

Result<store::RunRecord> carryOut(store::Workspace& workspace, const TrainingTask& task, RunObserver& observer,
                                  const Control& control)
{
    struct Step
    {
        store::Workspace& workspace;
        RunObserver& observer;
        const Control& control;
        auto operator()(const PretrainRequest& request) { return pretrain(workspace, request, observer, control); }
        auto operator()(const FinetuneRequest& request) { return finetune(workspace, request, observer, control); }
        auto operator()(const BaselineRequest& request) { return runBaseline(workspace, request, observer, control); }
        auto operator()(const GeneratorRequest& request)
        {
            return trainGenerator(workspace, request, observer, control);
        }
        auto operator()(const ClickRequest& request) { return tellClicks(workspace, request, observer, control); }
        auto operator()(const TagRequest& request) { return tellTags(workspace, request, observer, control); }
    };
    return std::visit(Step{workspace, observer, control}, task);
}

TaskPace paceOf(const store::RunRecord& run)
{
    const auto task = trainingTaskOf(run);
    if (!task) return {};
    return std::visit(
        [](const auto& request) -> TaskPace {
            if constexpr (requires { request.spec.patience; })
                return {request.spec.batch, request.spec.epochs, request.spec.patience};
            else if constexpr (requires { request.spec.epochs; })
                return {request.spec.batch, request.spec.epochs, 0};
            else
                return {};
        },
        *task);
}

} // namespace sessionsmith::workflow
