// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::synthesis {

// What the readers of a document's parts share. Each error says the key.

constexpr double mostCounted = 1e15; ///< beyond, a double is no whole number to the last digit

inline std::vector<double> listOf(const hmm::Vector& values)
{
    return {values.begin(), values.end()};
}

/// The object `parent[key]`, or nothing where there is none. Errors: it is none.
Result<const nlohmann::json*> sectionOf(const nlohmann::json& parent, const char* key);

/// What `read` makes of the object `parent[key]`, or nothing where there is none. Errors: it is none, those of `read`.
template <typename Read>
auto readSection(const nlohmann::json& parent, const char* key, const Read& read)
    -> Result<std::optional<typename decltype(read(parent))::value_type>>
{
    const auto found = sectionOf(parent, key);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return std::nullopt;
    auto value = read(**found);
    if (!value) return tl::unexpected(value.error());
    return std::move(*value);
}

/// Takes `section[key]` into `value` where it is there. Errors: another type, or a number outside low ... high.
template <typename T>
Result<> take(const nlohmann::json& section, const char* key, T& value, double low, double high)
{
    const auto found = section.find(key);
    if (found == section.end()) return {};
    if (!found->is_number()) return fail(SS_TEXT("engine", "\"{0}\" is not a number"), key);
    const double number = found->template get<double>();
    if (!(number >= low && number <= high))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), key, number, low, high);
    value = T(number);
    return {};
}

/// Empty where the key is missing or no text.
std::string textOf(const nlohmann::json& section, const char* key);
/// `count` numbers; none where the key is missing or its list empty. `wrongSize`: the message, with key and count.
Result<hmm::Vector> readColumn(const nlohmann::json& section, const char* key, std::size_t count, double low,
                               double high, const char* wrongSize);
/// Takes a list of numbers into `values` where the key is there.
Result<> takeNumbers(const nlohmann::json& section, const char* key, std::vector<double>& values);
/// A list of true and false; none where the key is missing.
Result<std::vector<bool>> readFlags(const nlohmann::json& section, const char* key);

} // namespace sessionsmith::synthesis
