// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/text.h"
#include "engine/learning/spec.h"
#include "engine/learning/specjson.h"

#include <algorithm>
#include <string_view>

namespace sessionsmith::learning {

namespace {

/// "contrastive:0.1", or a name alone.
Result<WeightedObjective> objectiveFrom(std::string_view text)
{
    const auto colon = text.find(':');
    const auto objective = objectiveNamed(std::string(trimmed(text.substr(0, colon))));
    if (!objective) return tl::unexpected(objective.error());
    if (colon == std::string_view::npos) return WeightedObjective{*objective, 1};
    const auto weight = parseDouble(trimmed(text.substr(colon + 1)));
    if (!weight || !limits::objectiveWeight.allow(*weight))
        return fail(Error(SS_TEXT("engine", "objective: the weight of {0} is no positive number"), name(*objective)));
    return WeightedObjective{*objective, *weight};
}

} // namespace

std::string TrainingSpec::objectives() const
{
    if (besides.empty() && objectiveWeight == 1) return name(objective);
    std::string text = fmt::format("{}:{}", name(objective), objectiveWeight);
    for (const auto& [further, weight] : besides)
        text += fmt::format(",{}:{}", name(further), weight);
    return text;
}

bool TrainingSpec::learns(Objective which) const
{
    return objective == which || std::ranges::find(besides, which, &WeightedObjective::objective) != besides.end();
}

Result<> TrainingSpec::setObjectives(const std::string& text)
{
    std::vector<WeightedObjective> read;
    for (const std::string_view part : split(text, ',')) {
        const auto one = objectiveFrom(part);
        if (!one) return tl::unexpected(one.error());
        if (std::ranges::find(read, one->objective, &WeightedObjective::objective) != read.end())
            return fail(Error(SS_TEXT("engine", "objective: {0} is there twice"), name(one->objective)));
        read.push_back(*one);
    }
    objective = read.front().objective;
    objectiveWeight = read.front().weight;
    besides.assign(read.begin() + 1, read.end());
    return {};
}

} // namespace sessionsmith::learning
