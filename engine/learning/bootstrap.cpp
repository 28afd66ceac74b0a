// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/bootstrap.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

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
    std::uint16_t operator()(std::uint32_t bits) const
    {
        std::uint16_t count = 0;
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

std::vector<Interval> bootstrap(std::size_t cases, std::size_t count,
                                const std::function<void(std::span<const std::uint16_t>, std::span<double>)>& figures,
                                std::uint64_t seed, int replicates)
{
    std::vector<Interval> intervals(count);
    if (cases == 0) return intervals;
    std::vector<double> values(std::size_t(replicates) * count);
    const PoissonTable poisson;
    parallelFor(std::size_t(replicates), 8, 0, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint16_t> weights(cases);
        for (std::size_t replicate = begin; replicate < end; ++replicate) {
            Philox random(seed, bootstrapPurpose, replicate);
            std::ranges::generate(weights, [&] { return poisson(random()); });
            // Of very few cases none may have been drawn: then all count once.
            if (std::ranges::all_of(weights, [](std::uint16_t weight) { return weight == 0; }))
                std::ranges::fill(weights, std::uint16_t(1));
            figures(weights, std::span(values).subspan(replicate * count, count));
        }
    });
    for (std::size_t figure = 0; figure < count; ++figure) {
        std::vector<double> sorted;
        for (std::size_t i = figure; i < values.size(); i += count)
            if (!std::isnan(values[i])) sorted.push_back(values[i]);
        if (sorted.empty()) continue;
        std::ranges::sort(sorted);
        intervals[figure] = {percentile(sorted, 0.025), percentile(sorted, 0.975)};
    }
    return intervals;
}

std::vector<Interval> bootstrapMeans(const std::vector<std::vector<double>>& columns, std::uint64_t seed,
                                     int replicates)
{
    const auto means = [&](std::span<const std::uint16_t> weights, std::span<double> values) {
        const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t column = 0; column < columns.size(); ++column) {
            double sum = 0;
            for (std::size_t i = 0; i < weights.size(); ++i)
                sum += weights[i] * columns[column][i];
            values[column] = sum / total;
        }
    };
    return bootstrap(columns.empty() ? 0 : columns.front().size(), columns.size(), means, seed, replicates);
}

} // namespace sessionsmith::learning
