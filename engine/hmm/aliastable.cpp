// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/aliastable.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

constexpr std::int64_t unit = std::int64_t(1) << 32; // the weight of a full column

/// The probabilities as whole numbers that sum to `unit` for each column; what rounding leaves goes to the largest.
std::vector<std::int64_t> weightsOf(const Matrix& distributions, Eigen::Index row)
{
    const auto columns = std::size_t(distributions.cols());
    const double scale = double(unit) * double(columns) / distributions.row(row).sum();
    std::vector<std::int64_t> weights(columns);
    for (std::size_t j = 0; j < columns; ++j)
        weights[j] = std::llround(distributions(row, Eigen::Index(j)) * scale);
    const std::int64_t sum = std::reduce(weights.begin(), weights.end());
    *std::max_element(weights.begin(), weights.end()) += unit * std::int64_t(columns) - sum;
    return weights;
}

void fillRow(std::vector<std::int64_t> weights, AliasTable::Entry* row)
{
    std::vector<std::uint32_t> small, large;
    for (std::uint32_t j = 0; j < weights.size(); ++j)
        (weights[j] < unit ? small : large).push_back(j);
    while (!small.empty()) { // then some column is above the unit too, since they sum to it on average
        const std::uint32_t lacking = small.back(), giving = large.back();
        small.pop_back();
        row[lacking] = {std::uint32_t(weights[lacking]), giving};
        weights[giving] -= unit - weights[lacking];
        if (weights[giving] < unit) {
            large.pop_back();
            small.push_back(giving);
        }
    }
    for (const std::uint32_t full : large)
        row[full] = {0, full};
}

} // namespace

AliasTable::AliasTable(const Matrix& distributions)
    : m_columns(int(distributions.cols())), m_entries(std::size_t(distributions.size()))
{
    for (Eigen::Index i = 0; i < distributions.rows(); ++i)
        fillRow(weightsOf(distributions, i), m_entries.data() + i * distributions.cols());
}

} // namespace sessionsmith::hmm
