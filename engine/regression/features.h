// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sessionsmith::regression {

/// What is known of each case (N): a number, NaN where it is missing, or one of some names.
struct Column
{
    std::string name;
    std::vector<double> numbers;     ///< (N) of a numeric column
    std::vector<std::string> levels; ///< of a categorical column: its names
    std::vector<std::int32_t> level; ///< (N) index of levels, -1 where it is missing
    bool isCategorical() const { return !levels.empty(); }
    std::size_t size() const { return isCategorical() ? level.size() : numbers.size(); }
};

/// Columns as numbers that a regression can take. Numeric ones are brought to mean 0 and deviation 1, a missing value
/// is the mean and has a feature of its own; a categorical one has a feature for each of its names, 1 where it is that.
/// All of it is learnt from the training cases: a name that they do not have is one of the others, where there are
/// such, else none; columns that never change there are left out.
class FeatureEncoder
{
public:
    static constexpr std::size_t mostLevels = 100; ///< of a column: the most frequent ones, the others are one feature

    /// `cases`: those to learn from, indices into the columns.
    FeatureEncoder(std::span<const Column> columns, std::span<const std::size_t> cases);

    std::size_t width() const { return m_names.size(); }
    /// "age", "age missing", "colour = red", "colour = others".
    const std::vector<std::string>& names() const { return m_names; }
    /// (cases x width). `columns`: as given to the constructor, with whatever cases; categorical ones are matched by
    /// name.
    Eigen::MatrixXd encode(std::span<const Column> columns, std::span<const std::size_t> cases) const;

private:
    struct Encoding
    {
        std::size_t column = 0;
        enum class Kind { Number, Missing, Level, Others } kind = Kind::Number;
        double mean = 0, deviation = 1;
        std::string level;
    };

    std::vector<Encoding> m_encodings; ///< one a feature
    std::vector<std::string> m_names;
};

} // namespace sessionsmith::regression
