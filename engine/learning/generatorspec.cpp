// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/generatorspec.h"

#include "engine/learning/specjson.h"

namespace sessionsmith::learning {

/// The one list of the keys.
template <typename Spec, typename Visitor>
static void forEachValue(Spec& spec, Visitor&& visit)
{
    visit(SS_TEXT("engine", "embedding"), spec.embedding);
    visit("hidden", spec.hidden);
    visit(SS_TEXT("engine", "latent"), spec.latent);
    visit("max_length", spec.maxLength);
    visit("epochs", spec.epochs);
    visit(SS_TEXT("engine", "adversarial_epochs"), spec.adversarialEpochs);
    visit("batch", spec.batch);
    visit("learning_rate", spec.learningRate);
    visit("l2", spec.l2);
    visit("dropout", spec.dropout);
    visit(SS_TEXT("engine", "event_dropout"), spec.eventDropout);
    visit(SS_TEXT("engine", "free_bits"), spec.freeBits);
    visit("gradient_clip", spec.gradientClip);
    visit("seed", spec.seed);
    visit("device", spec.device);
    visit("threads", spec.threads);
    visit("checkpoint_seconds", spec.checkpointSeconds);
}

namespace {

using namespace specjson;

constexpr std::array kindNames{"vae", "gan"};

} // namespace

const char* name(GeneratorKind kind)
{
    return kindNames[std::size_t(kind)];
}

Result<GeneratorKind> generatorNamed(const std::string& name)
{
    return valueNamed<GeneratorKind>("generator", kindNames, name);
}

Result<> GeneratorSpec::validate() const
{
    return within("embedding", embedding, limits::embedding)
        .and_then([&] { return within("hidden", hidden, limits::recurrent); })
        .and_then([&] { return within("latent", latent, limits::latent); })
        .and_then([&] { return within("max_length", maxLength, limits::maxLength); })
        .and_then([&] { return within("epochs", epochs, limits::epochs); })
        .and_then([&] { return within("adversarial_epochs", adversarialEpochs, limits::adversarialEpochs); })
        .and_then([&] { return within("batch", batch, limits::batch); })
        .and_then([&] { return within("learning_rate", learningRate, limits::learningRate); })
        .and_then([&] { return within("l2", l2, limits::l2); })
        .and_then([&] { return within("dropout", dropout, limits::dropout); })
        .and_then([&] { return within("event_dropout", eventDropout, limits::eventDropout); })
        .and_then([&] { return within("free_bits", freeBits, limits::freeBits); })
        .and_then([&] { return within("gradient_clip", gradientClip, limits::gradientClip); })
        .and_then([&] { return within("threads", threads, limits::threads); })
        .and_then([&] { return within("checkpoint_seconds", checkpointSeconds, limits::checkpointSeconds); })
        .and_then([&] { return checkDevice(device); });
}

Json toJson(const GeneratorSpec& spec)
{
    Json json{{SS_TEXT("engine", "generator"), name(spec.kind)}};
    forEachValue(spec, [&](const char* key, const auto& value) { json[key] = value; });
    return json;
}

Result<GeneratorSpec> generatorSpecFromJson(const Json& json)
{
    if (!json.is_object()) return fail(SS_TEXT("engine", "The specification of a training is no JSON object"));
    GeneratorSpec spec;
    const auto result = readNamed(json, "generator", generatorNamed, spec.kind)
                            .and_then([&] { return readValues(json, spec); })
                            .and_then([&] { return spec.validate(); });
    if (!result) return tl::unexpected(result.error());
    return spec;
}

std::string differingValue(const GeneratorSpec& one, GeneratorSpec other)
{
    return specjson::differingValue(one, other);
}

} // namespace sessionsmith::learning
