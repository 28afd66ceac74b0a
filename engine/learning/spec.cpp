// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spec.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <string_view>
#include <utility>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

constexpr std::array architectureNames{"bert", "gpt"};
constexpr std::array objectiveNames{"masked", "causal", "next-item"};

/// The place of `name` among `names`, which is the value of an enumeration.
template <typename Enum, std::size_t N>
Result<Enum> valueNamed(const char* what, const std::array<const char*, N>& names, const std::string& name)
{
    std::string choices;
    for (std::size_t i = 0; i < N; ++i) {
        if (name == names[i]) return Enum(i);
        choices += (i ? ", " : "") + std::string(names[i]);
    }
    return fail(Error(SS_TEXT("engine", "\"{0}\" is no value of {1}"), name, what)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), choices));
}

/// Calls `visit(key, value)` for every plain value of the specification: the one list of the keys.
template <typename Spec, typename Visitor>
void forEachValue(Spec& spec, Visitor&& visit)
{
    visit(SS_TEXT("engine", "layers"), spec.model.layers);
    visit(SS_TEXT("engine", "hidden"), spec.model.hidden);
    visit(SS_TEXT("engine", "heads"), spec.model.heads);
    visit(SS_TEXT("engine", "max_length"), spec.model.maxLength);
    visit(SS_TEXT("engine", "epochs"), spec.epochs);
    visit(SS_TEXT("engine", "batch"), spec.batch);
    visit(SS_TEXT("engine", "learning_rate"), spec.learningRate);
    visit(SS_TEXT("engine", "l2"), spec.l2);
    visit(SS_TEXT("engine", "dropout"), spec.dropout);
    visit(SS_TEXT("engine", "mask_rate"), spec.maskRate);
    visit(SS_TEXT("engine", "label_smoothing"), spec.labelSmoothing);
    visit(SS_TEXT("engine", "gradient_clip"), spec.gradientClip);
    visit(SS_TEXT("engine", "patience"), spec.patience);
    visit(SS_TEXT("engine", "seed"), spec.seed);
    visit(SS_TEXT("engine", "device"), spec.device);
    visit(SS_TEXT("engine", "threads"), spec.threads);
    visit(SS_TEXT("engine", "exclude_seen"), spec.excludeSeen);
    visit(SS_TEXT("engine", "checkpoint_seconds"), spec.checkpointSeconds);
}

/// Takes `json` over into `value` if it is of that kind and, an integer, fits.
bool read(const Json& json, bool& value)
{
    if (json.is_boolean()) value = json.get<bool>();
    return json.is_boolean();
}

bool read(const Json& json, std::string& value)
{
    if (json.is_string()) value = json.get<std::string>();
    return json.is_string();
}

bool read(const Json& json, double& value)
{
    if (json.is_number()) value = json.get<double>();
    return json.is_number();
}

template <std::integral Integer>
bool read(const Json& json, Integer& value)
{
    if (!json.is_number_integer()) return false;
    const bool fits = json.is_number_unsigned() ? std::in_range<Integer>(json.get<std::uint64_t>())
                                                : std::in_range<Integer>(json.get<std::int64_t>());
    if (fits) value = json.get<Integer>();
    return fits;
}

template <typename Enum>
Result<> readNamed(const Json& json, const char* key, Result<Enum> (*named)(const std::string&), Enum& value)
{
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (!found->is_string())
        return fail(
            Error(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(key), jsonText(*found)));
    const auto read = named(found->get<std::string>());
    if (!read) return tl::unexpected(read.error());
    value = *read;
    return {};
}

bool isDevice(const std::string& device)
{
    if (device == "auto" || device == "cpu" || device == "cuda") return true;
    constexpr std::string_view prefix = "cuda:";
    if (!device.starts_with(prefix) || device.size() > prefix.size() + 3) return false;
    return device.size() > prefix.size() && device.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
}

/// Errors: `value` lies outside the limits, or is no number.
Result<> within(const char* key, double value, Limits limits)
{
    if (limits.allow(value)) return {};
    if (std::isnan(value)) return fail(SS_TEXT("engine", "{0} is not a number"), Message(key));
    return fail(SS_TEXT("engine", "{0} must lie between {1} and {2}, not be {3}"), Message(key), limits.low,
                limits.high, value);
}

Result<> validateModel(const ModelSpec& model)
{
    return within("layers", model.layers, limits::layers)
        .and_then([&] { return within("hidden", model.hidden, limits::hidden); })
        .and_then([&] { return within("heads", model.heads, limits::heads); })
        .and_then([&]() -> Result<> {
            if (model.hidden % model.heads == 0) return {};
            return fail(SS_TEXT("engine", "hidden ({0}) must be a multiple of heads ({1})"), model.hidden, model.heads);
        })
        .and_then([&] { return within("max_length", model.maxLength, limits::maxLength); });
}

} // namespace

const char* name(Architecture architecture)
{
    return architectureNames[std::size_t(architecture)];
}

const char* name(Objective objective)
{
    return objectiveNames[std::size_t(objective)];
}

Result<Architecture> architectureNamed(const std::string& name)
{
    return valueNamed<Architecture>("architecture", architectureNames, name);
}

Result<Objective> objectiveNamed(const std::string& name)
{
    return valueNamed<Objective>("objective", objectiveNames, name);
}

Result<> TrainingSpec::validate() const
{
    const auto objectiveFits = [this]() -> Result<> {
        const bool fits = objective == Objective::NextItem ||
                          (objective == Objective::Masked) == (model.architecture == Architecture::Bert);
        if (fits) return {};
        return fail(Error(SS_TEXT("engine", "objective: {0} does not go with the architecture {1}"), name(objective),
                          name(model.architecture))
                        .advise(SS_TEXT("engine", "Choose masked with bert, causal with gpt")));
    };
    return validateModel(model)
        .and_then(objectiveFits)
        .and_then([&] { return within("epochs", epochs, limits::epochs); })
        .and_then([&] { return within("batch", batch, limits::batch); })
        .and_then([&] { return within("learning_rate", learningRate, limits::learningRate); })
        .and_then([&] { return within("l2", l2, limits::l2); })
        .and_then([&] { return within("dropout", dropout, limits::dropout); })
        .and_then([&] { return within("mask_rate", maskRate, limits::maskRate); })
        .and_then([&] { return within("label_smoothing", labelSmoothing, limits::labelSmoothing); })
        .and_then([&] { return within("gradient_clip", gradientClip, limits::gradientClip); })
        .and_then([&] { return within("patience", patience, limits::patience); })
        .and_then([&] { return within("threads", threads, limits::threads); })
        .and_then([&] { return within("checkpoint_seconds", checkpointSeconds, limits::checkpointSeconds); })
        .and_then([&] { return checkDevice(device); });
}

Result<> checkDevice(const std::string& device)
{
    if (isDevice(device)) return {};
    return fail(Error(SS_TEXT("engine", "\"{0}\" is no device"), device)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), "auto, cpu, cuda, cuda:0"));
}

Json toJson(const TrainingSpec& spec)
{
    Json json{{SS_TEXT("engine", "architecture"), name(spec.model.architecture)},
              {SS_TEXT("engine", "objective"), name(spec.objective)}};
    forEachValue(spec, [&](const char* key, const auto& value) { json[key] = value; });
    return json;
}

Result<TrainingSpec> trainingSpecFromJson(const Json& json)
{
    if (!json.is_object()) return fail(SS_TEXT("engine", "The specification of a training is no JSON object"));
    TrainingSpec spec;
    Result<> result = readNamed(json, "architecture", architectureNamed, spec.model.architecture).and_then([&] {
        return readNamed(json, "objective", objectiveNamed, spec.objective);
    });
    forEachValue(spec, [&](const char* key, auto& value) {
        const auto found = json.find(key);
        if (!result || found == json.end() || read(*found, value)) return;
        result = fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(key), jsonText(*found));
    });
    result = result.and_then([&] { return spec.validate(); });
    if (!result) return tl::unexpected(result.error());
    return spec;
}

std::string differingValue(const TrainingSpec& one, TrainingSpec other)
{
    other.device = one.device;
    other.threads = one.threads;
    other.checkpointSeconds = one.checkpointSeconds;
    const Json left = toJson(one), right = toJson(other);
    for (const auto& [key, value] : left.items())
        if (value != right.at(key)) return key;
    return {};
}

} // namespace sessionsmith::learning
