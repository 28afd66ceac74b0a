// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/taskcommand.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

const char* verbOf(const TrainingTask& task)
{
    constexpr const char* verbs[] = {"pretrain", "finetune", "baseline", "generator", "finetune", "tags"};
    return verbs[task.index()];
}

/// Options that are not called as their keys. Those of truth values say that it is not what it is by itself.
std::string optionOf(const std::string& key, const TrainingTask& task)
{
    static const std::map<std::string, std::string> others{{"augmentation", "--augment"},
                                                           {"averaging", "--ema"},
                                                           {"baseline", "--kind"},
                                                           {"generator", "--kind"},
                                                           {"hold_out_items", "--hold-out"},
                                                           {"use_gaps", "--gaps"},
                                                           {"use_categories", "--categories"},
                                                           {"tied_output", "--own-output"},
                                                           {"fused_optimizer", "--separate-updates"},
                                                           {"share", "--split"},
                                                           {"sequence_by", "--sequences"}};
    if (key == "from" && std::holds_alternative<TagRequest>(task)) return "--run";
    if (key == "hold_out" && std::holds_alternative<GeneratorRequest>(task)) return "--whole-log";
    if (const auto found = others.find(key); found != others.end()) return found->second;
    std::string option = "--" + key;
    std::ranges::replace(option, '_', '-');
    return option;
}

/// What a verb has no use for, so that it has no option for it.
bool isUseless(const std::string& key, const TrainingTask& task)
{
    static const std::set<std::string> ofPretraining{"drop_rate", "ensemble", "distil", "exclude_seen"};
    static const std::set<std::string> ofFinetuning{"mask_rate", "span_rate", "span_length"};
    if (std::holds_alternative<PretrainRequest>(task)) return ofPretraining.contains(key);
    return std::holds_alternative<FinetuneRequest>(task) && ofFinetuning.contains(key);
}

std::string textOf(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// What is learnt depends on the architecture and, of a fine-tuning, on its task.
void addObjective(const TrainingTask& task, std::vector<std::string>& arguments)
{
    const auto add = [&](const learning::TrainingSpec& spec, learning::Objective byItself) {
        if (spec.objectives() != learning::name(byItself))
            arguments.insert(arguments.end(), {"--objective", spec.objectives()});
    };
    if (const auto* pretrain = std::get_if<PretrainRequest>(&task))
        add(pretrain->spec, learning::pretrainingOf(pretrain->spec.model.architecture));
    if (const auto* finetune = std::get_if<FinetuneRequest>(&task)) {
        arguments.insert(arguments.end(), {"--task", learning::name(finetune->spec.objective)});
        add(finetune->spec, finetune->spec.objective);
    }
    if (std::holds_alternative<ClickRequest>(task)) arguments.insert(arguments.end(), {"--task", "click"});
}

std::string quoted(const std::string& argument)
{
    const auto isPlain = [](unsigned char letter) {
        return std::isalnum(letter) || std::string_view("-_./:=@,+%").find(char(letter)) != std::string_view::npos;
    };
    if (!argument.empty() && std::ranges::all_of(argument, isPlain)) return argument;
    std::string text = "'";
    for (const char letter : argument)
        letter == '\'' ? text += "'\\''" : text += letter;
    return text + "'";
}

} // namespace

std::vector<std::string> commandOf(const TrainingTask& task)
{
    std::vector<std::string> arguments{"train", verbOf(task)};
    addObjective(task, arguments);
    const Json spec = toJson(task);
    const Json byItself =
        std::visit([](const auto& request) { return toJson(std::decay_t<decltype(request)>{}); }, task);
    for (const auto& [key, value] : spec.items()) {
        if (key == "task" || key == "objective" || isUseless(key, task)) continue;
        if (const auto usual = byItself.find(key); usual != byItself.end() && *usual == value && key != "architecture")
            continue;
        arguments.push_back(optionOf(key, task));
        if (key == "share")
            arguments.push_back("temporal:" + textOf(value));
        else if (!value.is_boolean())
            arguments.push_back(textOf(value));
    }
    return arguments;
}

std::string commandLine(const TrainingTask& task, const std::filesystem::path& workspace)
{
    std::string line = "sessionsmith-cli --workspace " + quoted(workspace.string());
    for (const std::string& argument : commandOf(task))
        line += " " + quoted(argument);
    return line;
}

} // namespace sessionsmith::workflow
