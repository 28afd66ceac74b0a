// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <compare>
#include <string>
#include <variant>
#include <vector>

namespace sessionsmith::comparison {

/// A moment, told apart from other numbers.
struct Moment
{
    Milliseconds time = 0;
    auto operator<=>(const Moment&) const = default;
};

/// What a field of a run holds; nothing where the run has no such field. A list is of several names, such as tags.
using FieldValue = std::variant<std::monostate, bool, double, Moment, std::string, std::vector<std::string>>;

inline bool isMissing(const FieldValue& value)
{
    return std::holds_alternative<std::monostate>(value);
}
/// As a person would write it: "yes", "0.25", "2026-11-01T08:00:00Z", "a, b"; empty where it is missing.
std::string toText(const FieldValue& value);
/// A total order: what is missing last, then by kind, NaN behind all other numbers, names without regard to case.
bool comesBefore(const FieldValue& one, const FieldValue& other);

} // namespace sessionsmith::comparison
