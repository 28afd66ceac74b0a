// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/modelspec.h"

#include "engine/learning/specjson.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

using namespace specjson;

constexpr std::array architectureNames{"bert", "gpt", "t5", "gru"};
constexpr std::array normPlaceNames{"pre", "post"};

} // namespace

const char* name(Architecture architecture)
{
    return architectureNames[std::size_t(architecture)];
}

const char* name(NormPlace place)
{
    return normPlaceNames[std::size_t(place)];
}

Result<Architecture> architectureNamed(const std::string& name)
{
    return valueNamed<Architecture>("architecture", architectureNames, name);
}

Result<NormPlace> normPlaceNamed(const std::string& name)
{
    return valueNamed<NormPlace>("norm", normPlaceNames, name);
}

Result<ModelSize> modelSizeNamed(const std::string& name)
{
    std::array<const char*, modelSizes.size()> names{};
    std::ranges::transform(modelSizes, names.begin(), &ModelSize::name);
    return valueNamed<std::size_t>("size", names, name).map([](std::size_t index) { return modelSizes[index]; });
}

Result<> ModelSpec::validate() const
{
    const auto headsFit = [this]() -> Result<> {
        if (architecture == Architecture::Gru || hidden % heads == 0) return {};
        return fail(SS_TEXT("engine", "hidden ({0}) must be a multiple of heads ({1})"), hidden, heads);
    };
    const auto bothStacks = [this]() -> Result<> {
        if (architecture != Architecture::T5 || layers >= 2) return {};
        return fail(SS_TEXT("engine", "layers must be 2 or more with t5: encoder and decoder need one each"));
    };
    return within("layers", layers, limits::layers)
        .and_then([&] { return within("hidden", hidden, limits::hidden); })
        .and_then([&] { return within("heads", heads, limits::heads); })
        .and_then(headsFit)
        .and_then(bothStacks)
        .and_then([&] { return within("max_length", maxLength, limits::maxLength); });
}

} // namespace sessionsmith::learning
