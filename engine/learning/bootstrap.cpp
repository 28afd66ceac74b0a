// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/bootstrap.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr std::uint32_t bootstrapPurpose = 0x45424f54; // "EBOT"

/// Poisson(1) by inversion from 32 random bits. Beyond twelve no such number falls.
class PoissonTable
{
public:
    PoissonTable()
    {
        double probability = std::exp(-1.0), sum = 0;
        for (std::size_t k = 0; k < m_bounds.size(); ++k) {
            sum += probability;
            m_bounds[k] = std::uint32_t(std::min(sum * 0x1p32, 0x1p32 - 1));
            probability /= double(k + 1);
        }
    }
    unsigned operator()(std::uint32_t bits) const
    {
        unsigned count = 0;
        while (count < m_bounds.size() && bits >= m_bounds[count])
            ++count;
        return count;
    }

private:
    std::array<std::uint32_t, 12> m_bounds{};
};

double percentile(const std::vector<double>& sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    return std::lerp(sorted[below], sorted[std::min(below + 1, sorted.size() - 1)], place - double(below));
}

} // namespace

std::vector<Interval> bootstrapMeans(const std::vector<std::vector<double>>& columns, std::uint64_t seed,
                                     int replicates)
{
    std::vector<Interval> intervals(columns.size());
    if (columns.empty() || columns.front().empty()) return intervals;
    const std::size_t cases = columns.front().size();
    std::vector<std::vector<double>> means(columns.size(), std::vector<double>(std::size_t(replicates)));
    const PoissonTable poisson;
    parallelFor(std::size_t(replicates), 8, 0, [&](std::size_t begin, std::size_t end) {
        std::vector<double> weights(cases);
        for (std::size_t replicate = begin; replicate < end; ++replicate) {
            Philox random(seed, bootstrapPurpose, replicate);
            double total = 0;
            for (double& weight : weights)
                total += weight = poisson(random());
            for (std::size_t column = 0; column < columns.size(); ++column) {
                double sum = 0;
                for (std::size_t i = 0; i < cases; ++i)
                    sum += weights[i] * columns[column][i];
                // Of very few cases none may have been drawn: then the mean is the one of all.
                if (total == 0)
                    for (const double value : columns[column])
                        sum += value / double(cases);
                means[column][replicate] = total > 0 ? sum / total : sum;
            }
        }
    });
    for (std::size_t column = 0; column < columns.size(); ++column) {
        std::ranges::sort(means[column]);
        intervals[column] = {percentile(means[column], 0.025), percentile(means[column], 0.975)};
    }
    return intervals;
}

} // namespace sessionsmith::learning
