// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/fieldvalue.h"

#include "engine/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace sessionsmith::comparison {

namespace {

struct Texter
{
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(Moment value) const { return formatIsoTime(value.time); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const std::vector<std::string>& value) const
    {
        return fmt::format("{}", fmt::join(value, ", "));
    }
};

/// Missing values and NaN, which have no place among the others, come last.
int rank(const FieldValue& value)
{
    if (isMissing(value)) return 2;
    const double* number = std::get_if<double>(&value);
    return number && std::isnan(*number) ? 1 : 0;
}

} // namespace

std::string toText(const FieldValue& value)
{
    return std::visit(Texter{}, value);
}

bool comesBefore(const FieldValue& one, const FieldValue& other)
{
    if (const int a = rank(one), b = rank(other); a != b || a > 0) return a < b;
    if (one.index() != other.index()) return one.index() < other.index();
    if (std::holds_alternative<std::string>(one) || std::holds_alternative<std::vector<std::string>>(one)) {
        const std::string a = toText(one), b = toText(other), lowA = lowered(a), lowB = lowered(b);
        return lowA != lowB ? lowA < lowB : a < b;
    }
    return one < other;
}

} // namespace sessionsmith::comparison
