// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/features.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace sessionsmith::regression {

namespace {

/// Names of the training cases, the most frequent first, with how often each comes.
std::vector<std::pair<std::string, std::size_t>> levelCounts(const Column& column, std::span<const std::size_t> cases)
{
    std::vector<std::size_t> counts(column.levels.size());
    for (const std::size_t i : cases)
        if (column.level[i] >= 0) ++counts[std::size_t(column.level[i])];
    std::vector<std::pair<std::string, std::size_t>> found;
    for (std::size_t level = 0; level < counts.size(); ++level)
        if (counts[level] > 0) found.emplace_back(column.levels[level], counts[level]);
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.second > b.second; });
    return found;
}

} // namespace

FeatureEncoder::FeatureEncoder(std::span<const Column> columns, std::span<const std::size_t> cases)
{
    using Kind = Encoding::Kind;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Column& column = columns[c];
        if (column.isCategorical()) {
            const auto counts = levelCounts(column, cases);
            if (counts.empty() || counts.front().second == cases.size()) continue; // always the same
            const std::size_t kept = std::min(counts.size(), mostLevels);
            for (std::size_t i = 0; i < kept; ++i) {
                m_encodings.push_back({c, Kind::Level, 0, 1, counts[i].first});
                m_names.push_back(column.name + " = " + counts[i].first);
            }
            if (kept < counts.size()) {
                m_encodings.push_back({c, Kind::Others, 0, 1, {}});
                m_names.push_back(column.name + " = others");
            }
            continue;
        }
        double sum = 0, squares = 0;
        std::size_t known = 0;
        for (const std::size_t i : cases)
            if (std::isfinite(column.numbers[i])) {
                sum += column.numbers[i];
                ++known;
            }
        const double mean = known > 0 ? sum / double(known) : 0;
        for (const std::size_t i : cases)
            if (std::isfinite(column.numbers[i])) squares += (column.numbers[i] - mean) * (column.numbers[i] - mean);
        const double deviation = known > 0 ? std::sqrt(squares / double(known)) : 0;
        if (deviation > 0 && std::isfinite(deviation)) {
            m_encodings.push_back({c, Kind::Number, mean, deviation, {}});
            m_names.push_back(column.name);
        }
        if (known > 0 && known < cases.size()) {
            m_encodings.push_back({c, Kind::Missing, 0, 1, {}});
            m_names.push_back(column.name + " missing");
        }
    }
}

Eigen::MatrixXd FeatureEncoder::encode(std::span<const Column> columns, std::span<const std::size_t> cases) const
{
    using Kind = Encoding::Kind;
    Eigen::MatrixXd features(Eigen::Index(cases.size()), Eigen::Index(width()));
    for (std::size_t f = 0; f < m_encodings.size(); ++f) {
        const Encoding& encoding = m_encodings[f];
        const Column& column = columns[encoding.column];
        std::vector<double> ofLevel; // by level of the column
        for (const std::string& level : column.levels) {
            const auto isOwn = [&](const Encoding& other) {
                return other.column == encoding.column && other.kind == Kind::Level && other.level == level;
            };
            ofLevel.push_back(encoding.kind == Kind::Level ? double(level == encoding.level)
                                                           : double(std::ranges::none_of(m_encodings, isOwn)));
        }
        for (std::size_t i = 0; i < cases.size(); ++i) {
            double value = 0;
            if (column.isCategorical()) {
                if (const std::int32_t level = column.level[cases[i]]; level >= 0) value = ofLevel[std::size_t(level)];
            } else {
                const double number = column.numbers[cases[i]];
                const bool isKnown = std::isfinite(number);
                if (encoding.kind == Kind::Missing) value = isKnown ? 0 : 1;
                if (encoding.kind == Kind::Number && isKnown) value = (number - encoding.mean) / encoding.deviation;
            }
            features(Eigen::Index(i), Eigen::Index(f)) = value;
        }
    }
    return features;
}

} // namespace sessionsmith::regression
