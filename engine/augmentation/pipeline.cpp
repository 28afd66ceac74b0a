// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/pipeline.h"

#include "engine/base/text.h"

#include <algorithm>
#include <array>

namespace sessionsmith::augmentation {

namespace {

constexpr Limits share{0, 1};

constexpr std::array descriptions{
    StepDescription{StepKind::Mask, "mask",
                    SS_TEXT("engine", "share of the events whose item is masked, of each session rounded down"), share},
    StepDescription{StepKind::Crop, "crop", SS_TEXT("engine", "share of the events that is kept, in a row"), share},
    StepDescription{StepKind::Reorder, "reorder", SS_TEXT("engine", "share of the events that is shuffled, in a row"),
                    share},
    StepDescription{StepKind::Reverse, "reverse",
                    SS_TEXT("engine", "probability that the session is turned back to front"), share},
    StepDescription{StepKind::Insert, "insert",
                    SS_TEXT("engine", "share of the events that get one with a correlated item before them"), share},
    StepDescription{StepKind::Substitute, "substitute",
                    SS_TEXT("engine", "share of the events whose item is replaced by a correlated one"), share},
    StepDescription{StepKind::Drop, "drop", SS_TEXT("engine", "probability that an event is left out"), share},
    StepDescription{StepKind::Noise, "noise",
                    SS_TEXT("engine", "probability that an event gets another action, by their frequencies"), share},
    StepDescription{StepKind::SwapItem, "swap-item",
                    SS_TEXT("engine", "probability that an event gets another item of its category, by popularity"),
                    share},
    StepDescription{StepKind::Jitter,
                    "jitter",
                    SS_TEXT("engine", "standard deviation of the logarithm of what each gap is multiplied by"),
                    {0, 3}}};

std::string knownSteps()
{
    std::vector<std::string> names;
    for (const StepDescription& step : descriptions)
        names.push_back(step.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

Result<Step> parseStep(std::string_view text)
{
    const std::size_t colon = text.find(':');
    const std::string name(trimmed(text.substr(0, colon)));
    const auto step =
        std::ranges::find(descriptions, name, [](const StepDescription& d) { return std::string(d.name); });
    if (step == descriptions.end())
        return fail(Error(SS_TEXT("engine", "\"{0}\" is no step of an augmentation"), name)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), knownSteps()));
    const auto rate = colon == std::string_view::npos ? std::nullopt : parseDouble(text.substr(colon + 1));
    if (!rate)
        return fail(Error(SS_TEXT("engine", "The step \"{0}\" has no rate"), trimmed(text))
                        .advise(SS_TEXT("engine", "Write it as a name, a colon and a number: {0}"),
                                fmt::format("{}:0.2", name)));
    return Step{step->kind, *rate};
}

} // namespace

std::span<const StepDescription> stepDescriptions()
{
    return descriptions;
}

const StepDescription& describe(StepKind kind)
{
    return descriptions[std::size_t(kind)];
}

Result<> validate(const Pipeline& pipeline)
{
    for (const Step& step : pipeline) {
        const auto& [kind, name, meaning, limits] = describe(step.kind);
        if (!limits.allow(step.rate))
            return fail(SS_TEXT("engine", "The rate of \"{0}\" is {1}; it must lie between {2} and {3}"), name,
                        step.rate, limits.low, limits.high);
    }
    return {};
}

Result<Pipeline> parsePipeline(std::string_view text)
{
    Pipeline pipeline;
    if (trimmed(text).empty()) return pipeline;
    for (const std::string_view part : split(text, ',')) {
        const auto step = parseStep(part);
        if (!step) return tl::unexpected(step.error());
        pipeline.push_back(*step);
    }
    if (auto valid = validate(pipeline); !valid) return tl::unexpected(valid.error());
    return pipeline;
}

std::string textOf(const Pipeline& pipeline)
{
    std::string text;
    for (const Step& step : pipeline)
        text += fmt::format("{}{}:{}", text.empty() ? "" : ",", describe(step.kind).name, step.rate);
    return text;
}

} // namespace sessionsmith::augmentation
