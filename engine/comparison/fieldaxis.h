// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

namespace sessionsmith::comparison {

/// A field of several runs as an axis: where each of them stands on it. Numbers stand by their size, or by its
/// logarithm where all are positive and the largest is fifty times the smallest; of any other field each value has a
/// place of its own, in the order of comesBefore().
class FieldAxis
{
public:
    FieldAxis(const RunTable& table, const std::vector<std::size_t>& rows, std::size_t field);

    std::size_t field() const { return m_field; }
    /// From the lowest place up; none for an axis of numbers.
    const std::vector<std::string>& names() const { return m_names; }
    bool isLogarithmic() const { return m_isLogarithmic; }
    double low() const { return m_low; } ///< the number at place 0
    double high() const { return m_high; }
    /// From 0, the lowest, to 1 of the i-th of the rows; nothing where it has no such field, or one that is not finite.
    std::optional<double> place(std::size_t i) const { return m_places[i]; }
    std::optional<double> placeOfNumber(double value) const;
    const std::string& text(std::size_t i) const { return m_texts[i]; }
    std::size_t size() const { return m_places.size(); }

private:
    void placeNumbers(const std::vector<const FieldValue*>& values);
    void placeNames(const std::vector<const FieldValue*>& values);

    std::size_t m_field;
    std::vector<std::string> m_names, m_texts;
    double m_low = 0, m_high = 1;
    bool m_isLogarithmic = false;
    std::vector<std::optional<double>> m_places;
};

/// A stretch of an axis that runs are asked to lie in, both ends included.
struct Brush
{
    double low = 0, high = 1;
    bool operator==(const Brush&) const = default;
};

/// Which runs lie within every brush; one without a place on a brushed axis does not. `brushes`: one an axis.
std::vector<bool> within(const std::vector<FieldAxis>& axes, const std::vector<std::optional<Brush>>& brushes);

} // namespace sessionsmith::comparison
