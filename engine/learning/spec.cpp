// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spec.h"

#include "engine/base/text.h"
#include "engine/learning/specjson.h"

#include <string_view>

namespace sessionsmith::learning {

/// Calls `visit(key, value)` for every plain value of the specification: the one list of the keys.
template <typename Spec, typename Visitor>
static void forEachValue(Spec& spec, Visitor&& visit)
{
    visit(SS_TEXT("engine", "layers"), spec.model.layers);
    visit(SS_TEXT("engine", "hidden"), spec.model.hidden);
    visit(SS_TEXT("engine", "heads"), spec.model.heads);
    visit(SS_TEXT("engine", "max_length"), spec.model.maxLength);
    visit(SS_TEXT("engine", "tied_output"), spec.model.tiedOutput);
    visit(SS_TEXT("engine", "use_categories"), spec.model.useCategories);
    visit(SS_TEXT("engine", "use_gaps"), spec.model.useGaps);
    visit(SS_TEXT("engine", "epochs"), spec.epochs);
    visit(SS_TEXT("engine", "batch"), spec.batch);
    visit(SS_TEXT("engine", "learning_rate"), spec.learningRate);
    visit(SS_TEXT("engine", "l2"), spec.l2);
    visit(SS_TEXT("engine", "dropout"), spec.dropout);
    visit(SS_TEXT("engine", "mask_rate"), spec.maskRate);
    visit(SS_TEXT("engine", "span_rate"), spec.spanRate);
    visit(SS_TEXT("engine", "span_length"), spec.spanLength);
    visit(SS_TEXT("engine", "drop_rate"), spec.dropRate);
    visit(SS_TEXT("engine", "label_smoothing"), spec.labelSmoothing);
    visit(SS_TEXT("engine", "augmentation"), spec.augmentation);
    visit(SS_TEXT("engine", "gradient_clip"), spec.gradientClip);
    visit(SS_TEXT("engine", "patience"), spec.patience);
    visit(SS_TEXT("engine", "seed"), spec.seed);
    visit(SS_TEXT("engine", "device"), spec.device);
    visit(SS_TEXT("engine", "threads"), spec.threads);
    visit(SS_TEXT("engine", "exclude_seen"), spec.excludeSeen);
    visit(SS_TEXT("engine", "checkpoint_seconds"), spec.checkpointSeconds);
    visit(SS_TEXT("engine", "share_device"), spec.shareDevice);
    auto& techniques = spec.techniques;
    visit(SS_TEXT("engine", "negatives"), techniques.negatives);
    visit(SS_TEXT("engine", "calibration"), techniques.calibration);
    visit(SS_TEXT("engine", "epsilon"), techniques.epsilon);
    visit(SS_TEXT("engine", "adversarial_steps"), techniques.adversarialSteps);
    visit(SS_TEXT("engine", "averaging"), techniques.averaging);
    visit(SS_TEXT("engine", "accumulate"), techniques.accumulate);
    visit(SS_TEXT("engine", "warm_up"), techniques.warmUp);
    visit(SS_TEXT("engine", "freeze"), techniques.freeze.what);
    visit(SS_TEXT("engine", "layer_decay"), techniques.freeze.layerDecay);
    visit(SS_TEXT("engine", "fused_optimizer"), techniques.fusedOptimizer);
    visit(SS_TEXT("engine", "temperature"), techniques.temperature);
    visit(SS_TEXT("engine", "views"), techniques.views);
    visit(SS_TEXT("engine", "replaced_rate"), techniques.replacedRate);
    visit(SS_TEXT("engine", "prune"), techniques.prune);
    visit(SS_TEXT("engine", "retrain_epochs"), techniques.retrainEpochs);
    visit(SS_TEXT("engine", "sparsity_curve"), techniques.sparsityCurve);
    visit(SS_TEXT("engine", "ensemble"), techniques.ensemble);
    visit(SS_TEXT("engine", "distil"), techniques.distil);
}

namespace {

using namespace specjson;

constexpr std::array objectiveNames{"masked",   "causal", "next-item",   "contrastive",
                                    "replaced", "span",   "next-action", "autoencoder"};

bool isDevice(const std::string& device)
{
    if (device == "auto" || device == "cpu" || device == "cuda") return true;
    constexpr std::string_view prefix = "cuda:";
    if (!device.starts_with(prefix) || device.size() > prefix.size() + 3) return false;
    return device.size() > prefix.size() && device.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
}

/// Errors: an objective that the model cannot learn, or cannot learn beside the first one.
Result<> validateObjectives(const TrainingSpec& spec)
{
    const Architecture architecture = spec.model.architecture;
    const bool fits =
        isTask(spec.objective) || !predicts(spec.objective) || spec.objective == pretrainingOf(architecture);
    if (!fits)
        return fail(Error(SS_TEXT("engine", "objective: {0} does not go with the architecture {1}"),
                          name(spec.objective), name(architecture))
                        .advise(SS_TEXT("engine", "Choose masked with bert, causal with gpt and gru, span with t5")));
    if (architecture == Architecture::T5 && spec.learns(Objective::Replaced)) // it tells nothing of each event read
        return fail(Error(SS_TEXT("engine", "objective: {0} does not go with the architecture {1}"),
                          name(Objective::Replaced), name(architecture)));
    if (spec.model.useGaps && !spec.augmentation.empty())
        return fail(
            Error(SS_TEXT("engine", "use_gaps does not go with an augmentation: changed sequences have no times"))
                .advise(SS_TEXT("engine", "Leave one of them out")));
    for (const auto& [objective, weight] : spec.besides)
        if (predicts(objective))
            return fail(
                Error(SS_TEXT("engine", "objective: {0} cannot be learnt beside another one"), name(objective))
                    .advise(SS_TEXT("engine", "Name it first; beside it there can be contrastive and replaced")));
    return {};
}

/// Errors: techniques that ask for what the training does not have.
Result<> validateTechniques(const TrainingSpec& spec)
{
    const Techniques& techniques = spec.techniques;
    if (techniques.adversarial != Adversarial::None && !predicts(spec.objective))
        return fail(Error(SS_TEXT("engine", "adversarial needs an objective that predicts items, not {0}"),
                          name(spec.objective)));
    if (spec.labelSmoothing > 0 && techniques.loss != Loss::Full)
        return fail(
            Error(SS_TEXT("engine", "label_smoothing needs the loss over all items, not {0}"), name(techniques.loss))
                .advise(SS_TEXT("engine", "Choose the loss full, or no smoothing")));
    const bool isAboutOneItem = spec.objective != Objective::NextAction && spec.objective != Objective::Autoencoder;
    if (techniques.loss != Loss::Full && !isAboutOneItem)
        return fail(Error(SS_TEXT("engine", "loss: {0} draws items, which {1} does not ask for one by one"),
                          name(techniques.loss), name(spec.objective))
                        .advise(SS_TEXT("engine", "Choose the loss full")));
    if (techniques.ensemble > 1 && !isTask(spec.objective))
        return fail(
            Error(SS_TEXT("engine", "ensemble is for a fine-tuning, not for the objective {0}"), name(spec.objective))
                .advise(SS_TEXT("engine", "Pre-train one model, and fine-tune it several times")));
    if (techniques.accumulate > spec.batch)
        return fail(SS_TEXT("engine", "accumulate ({0}) must not be more than the batch ({1})"), techniques.accumulate,
                    spec.batch);
    if (spec.learns(Objective::Contrastive) && spec.batch / techniques.accumulate < 2)
        return fail(SS_TEXT("engine",
                            "batch: contrastive learning compares the sequences of a batch, or of each part of "
                            "it: two or more"));
    if (const auto frozen = parseInteger(techniques.freeze.what); frozen && *frozen > spec.model.layers)
        return fail(SS_TEXT("engine", "freeze: the model has {0} layers, and {1} are to stay as they are"),
                    spec.model.layers, *frozen);
    return techniques.validate();
}

} // namespace

const char* name(Objective objective)
{
    return objectiveNames[std::size_t(objective)];
}

Result<Objective> objectiveNamed(const std::string& name)
{
    return valueNamed<Objective>("objective", objectiveNames, name);
}

bool predicts(Objective objective)
{
    return objective != Objective::Contrastive && objective != Objective::Replaced;
}

bool isTask(Objective objective)
{
    return objective == Objective::NextItem || objective == Objective::NextAction ||
           objective == Objective::Autoencoder;
}

Objective pretrainingOf(Architecture architecture)
{
    switch (architecture) {
    case Architecture::Bert:
        return Objective::Masked;
    case Architecture::T5:
        return Objective::Span;
    case Architecture::Gpt:
    case Architecture::Gru:
        break;
    }
    return Objective::Causal;
}

Result<> TrainingSpec::validate() const
{
    return model.validate()
        .and_then([&] { return validateObjectives(*this); })
        .and_then([&] { return within("epochs", epochs, limits::epochs); })
        .and_then([&] { return within("batch", batch, limits::batch); })
        .and_then([&] { return within("learning_rate", learningRate, limits::learningRate); })
        .and_then([&] { return within("l2", l2, limits::l2); })
        .and_then([&] { return within("dropout", dropout, limits::dropout); })
        .and_then([&] { return within("mask_rate", maskRate, limits::maskRate); })
        .and_then([&] { return within("span_rate", spanRate, limits::spanRate); })
        .and_then([&] { return within("span_length", spanLength, limits::spanLength); })
        .and_then([&] { return within("drop_rate", dropRate, limits::dropRate); })
        .and_then([&] { return within("label_smoothing", labelSmoothing, limits::labelSmoothing); })
        .and_then([&] { return within("gradient_clip", gradientClip, limits::gradientClip); })
        .and_then([&] { return within("patience", patience, limits::patience); })
        .and_then([&] { return within("threads", threads, limits::threads); })
        .and_then([&] { return within("checkpoint_seconds", checkpointSeconds, limits::checkpointSeconds); })
        .and_then([&] { return checkDevice(device); })
        .and_then([&] { return validateTechniques(*this); });
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
              {SS_TEXT("engine", "norm"), name(spec.model.norm)},
              {SS_TEXT("engine", "objective"), spec.objectives()},
              {SS_TEXT("engine", "loss"), name(spec.techniques.loss)},
              {SS_TEXT("engine", "adversarial"), name(spec.techniques.adversarial)},
              {SS_TEXT("engine", "schedule"), name(spec.techniques.decline)},
              {SS_TEXT("engine", "precision"), name(spec.techniques.precision)}};
    forEachValue(spec, [&](const char* key, const auto& value) { json[key] = value; });
    return json;
}

Result<TrainingSpec> trainingSpecFromJson(const Json& json)
{
    if (!json.is_object()) return fail(SS_TEXT("engine", "The specification of a training is no JSON object"));
    TrainingSpec spec;
    std::string objectives = spec.objectives();
    Result<> result =
        readNamed(json, "architecture", architectureNamed, spec.model.architecture)
            .and_then([&] { return readNamed(json, "norm", normPlaceNamed, spec.model.norm); })
            .and_then([&] { return readText(json, "objective", objectives); })
            .and_then([&] { return spec.setObjectives(objectives); })
            .and_then([&] { return readNamed(json, "loss", lossNamed, spec.techniques.loss); })
            .and_then([&] { return readNamed(json, "adversarial", adversarialNamed, spec.techniques.adversarial); })
            .and_then([&] { return readNamed(json, "schedule", declineNamed, spec.techniques.decline); })
            .and_then([&] { return readNamed(json, "precision", precisionNamed, spec.techniques.precision); })
            .and_then([&] { return readValues(json, spec); })
            .and_then([&] { return spec.validate(); });
    if (!result) return tl::unexpected(result.error());
    return spec;
}

std::string differingValue(const TrainingSpec& one, TrainingSpec other)
{
    return specjson::differingValue(one, other);
}

} // namespace sessionsmith::learning
