// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/fieldaxis.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::comparison {

namespace {

constexpr double manyTimes = 50; ///< the smallest number, from where on a logarithm tells more

bool isNumber(const FieldValue* value)
{
    return isMissing(*value) || std::holds_alternative<double>(*value);
}

} // namespace

FieldAxis::FieldAxis(const RunTable& table, const std::vector<std::size_t>& rows, std::size_t field)
    : m_field(field), m_places(rows.size())
{
    std::vector<const FieldValue*> values;
    for (const std::size_t row : rows) {
        values.push_back(&table.value(row, field));
        m_texts.push_back(toText(*values.back()));
    }
    if (std::ranges::all_of(values, isNumber))
        placeNumbers(values);
    else
        placeNames(values);
}

void FieldAxis::placeNumbers(const std::vector<const FieldValue*>& values)
{
    std::vector<double> numbers;
    for (const FieldValue* value : values)
        if (const double* number = std::get_if<double>(value); number && std::isfinite(*number))
            numbers.push_back(*number);
    if (numbers.empty()) return;
    const auto [low, high] = std::ranges::minmax(numbers);
    m_low = low;
    m_high = high;
    m_isLogarithmic = low > 0 && high / low >= manyTimes;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const double* number = std::get_if<double>(values[i])) m_places[i] = placeOfNumber(*number);
}

std::optional<double> FieldAxis::placeOfNumber(double value) const
{
    if (!std::isfinite(value) || (m_isLogarithmic && value <= 0)) return std::nullopt;
    if (m_low == m_high) return 0.5;
    if (m_isLogarithmic) return (std::log(value) - std::log(m_low)) / (std::log(m_high) - std::log(m_low));
    return (value / 2 - m_low / 2) / (m_high / 2 - m_low / 2); // halves: the span of two doubles may be none
}

void FieldAxis::placeNames(const std::vector<const FieldValue*>& values)
{
    std::vector<const FieldValue*> present;
    for (const FieldValue* value : values)
        if (!isMissing(*value)) present.push_back(value);
    std::ranges::stable_sort(present, [](const FieldValue* a, const FieldValue* b) { return comesBefore(*a, *b); });
    for (const FieldValue* value : present) {
        std::string name = toText(*value);
        if (std::ranges::find(m_names, name) == m_names.end()) m_names.push_back(std::move(name));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (isMissing(*values[i])) continue;
        const auto index = std::ranges::find(m_names, m_texts[i]) - m_names.begin();
        m_places[i] = (double(index) + 0.5) / double(m_names.size());
    }
}

std::vector<bool> within(const std::vector<FieldAxis>& axes, const std::vector<std::optional<Brush>>& brushes)
{
    std::vector<bool> isWithin(axes.empty() ? 0 : axes.front().size(), true);
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        if (!brushes[axis]) continue;
        for (std::size_t i = 0; i < isWithin.size(); ++i) {
            const auto place = axes[axis].place(i);
            if (!place || *place < brushes[axis]->low || *place > brushes[axis]->high) isWithin[i] = false;
        }
    }
    return isWithin;
}

} // namespace sessionsmith::comparison
