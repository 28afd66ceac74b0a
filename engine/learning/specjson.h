// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/jsontext.h"
#include "engine/base/limits.h"
#include "engine/base/means.h"
#include "engine/base/result.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <string>
#include <utility>

/// What the specifications of trainings share when they are checked and read. Each has a function
/// forEachValue(spec, visit), which calls visit(key, value) for all of its plain values.
namespace sessionsmith::learning::specjson {

using Json = nlohmann::json;

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

/// Errors: `value` lies outside the limits, or is no number.
inline Result<> within(const char* key, double value, Limits limits)
{
    if (limits.allow(value)) return {};
    if (std::isnan(value)) return fail(SS_TEXT("engine", "{0} is not a number"), Message(key));
    return fail(SS_TEXT("engine", "{0} must lie between {1} and {2}, not be {3}"), Message(key), limits.low,
                limits.high, value);
}

/// Takes `json` over into `value` if it is of that kind and, an integer, fits.
inline bool read(const Json& json, bool& value)
{
    if (json.is_boolean()) value = json.get<bool>();
    return json.is_boolean();
}

inline bool read(const Json& json, std::string& value)
{
    if (json.is_string()) value = json.get<std::string>();
    return json.is_string();
}

inline bool read(const Json& json, double& value)
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

/// Takes over the text of a key that may be missing. Errors: it is of another type.
inline Result<> readText(const Json& json, const char* key, std::string& value)
{
    const auto found = json.find(key);
    if (found == json.end() || read(*found, value)) return {};
    return fail(Error(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(key), jsonText(*found)));
}

template <typename Enum>
Result<> readNamed(const Json& json, const char* key, Result<Enum> (*named)(const std::string&), Enum& value)
{
    if (!json.contains(key)) return {};
    std::string text;
    if (auto read = readText(json, key, text); !read) return read;
    const auto read = named(text);
    if (!read) return tl::unexpected(read.error());
    value = *read;
    return {};
}

/// Takes over what `json` has of the values of `spec`. Errors: a value of a wrong type.
template <typename Spec>
Result<> readValues(const Json& json, Spec& spec)
{
    Result<> result;
    forEachValue(spec, [&](const char* key, auto& value) {
        const auto found = json.find(key);
        if (!result || found == json.end() || read(*found, value)) return;
        result = fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message(key), jsonText(*found));
    });
    return result;
}

/// The first key but for those of means whose values differ; empty if there is none.
template <typename Spec>
std::string differingValue(const Spec& one, const Spec& other)
{
    const Json left = toJson(one), right = toJson(other);
    for (const auto& [key, value] : left.items())
        if (!isMeans(key) && value != right.at(key)) return key;
    return {};
}

} // namespace sessionsmith::learning::specjson
