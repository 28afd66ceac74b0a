// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/techniques.h"

#include "engine/base/text.h"
#include "engine/learning/specjson.h"

namespace sessionsmith::learning {

namespace {

using namespace specjson;

constexpr std::array lossNames{"full", "sampled", "gbce", "bce"};
constexpr std::array adversarialNames{"none", "fgm", "pgd", "vat"};
constexpr std::array declineNames{"cosine", "linear", "constant"};
constexpr std::array precisionNames{"float32", "tf32", "bfloat16"};

} // namespace

const char* name(Loss loss)
{
    return lossNames[std::size_t(loss)];
}

const char* name(Adversarial kind)
{
    return adversarialNames[std::size_t(kind)];
}

const char* name(Decline decline)
{
    return declineNames[std::size_t(decline)];
}

const char* name(Precision precision)
{
    return precisionNames[std::size_t(precision)];
}

Result<Loss> lossNamed(const std::string& name)
{
    return valueNamed<Loss>("loss", lossNames, name);
}

Result<Adversarial> adversarialNamed(const std::string& name)
{
    return valueNamed<Adversarial>("adversarial", adversarialNames, name);
}

Result<Precision> precisionNamed(const std::string& name)
{
    return valueNamed<Precision>("precision", precisionNames, name);
}

Result<Decline> declineNamed(const std::string& name)
{
    return valueNamed<Decline>("schedule", declineNames, name);
}

Result<> FreezeSpec::validate() const
{
    const auto layers = parseInteger(what);
    const bool known = what.empty() || what == "embeddings" || what == "body" || (layers && *layers >= 0);
    if (!known)
        return fail(Error(SS_TEXT("engine", "freeze cannot be \"{0}\""), what)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), "embeddings, body, or a number of layers"));
    return within("layer_decay", layerDecay, limits::layerDecay);
}

Result<> Techniques::validate() const
{
    return within("negatives", negatives, limits::negatives)
        .and_then([&] { return within("calibration", calibration, limits::calibration); })
        .and_then([&] { return within("epsilon", epsilon, limits::epsilon); })
        .and_then([&] { return within("adversarial_steps", adversarialSteps, limits::adversarialSteps); })
        .and_then([&] { return within("averaging", averaging, limits::averaging); })
        .and_then([&] { return within("accumulate", accumulate, limits::accumulate); })
        .and_then([&] { return within("warm_up", warmUp, limits::warmUp); })
        .and_then([&] { return freeze.validate(); })
        .and_then([&] { return within("temperature", temperature, limits::temperature); })
        .and_then([&] { return within("replaced_rate", replacedRate, limits::replacedRate); })
        .and_then([&] { return within("prune", prune, limits::prune); })
        .and_then([&] { return within("retrain_epochs", retrainEpochs, limits::retrainEpochs); })
        .and_then([&] { return within("ensemble", ensemble, limits::ensemble); })
        .and_then([&]() -> Result<> {
            if (ensemble == 1 && distil)
                return fail(SS_TEXT("engine", "distil needs an ensemble of two models or more"));
            if (ensemble > 1 && !distil && (prune > 0 || sparsityCurve))
                return fail(Error(SS_TEXT("engine", "prune takes one model, not an ensemble"))
                                .advise(SS_TEXT("engine", "Distil the ensemble into one, or prune a single model")));
            if (prune == 0 && retrainEpochs > 0)
                return fail(SS_TEXT("engine", "retrain_epochs come after a pruning, and prune is 0"));
            return {};
        });
}

} // namespace sessionsmith::learning
