// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/seedsummary.h"

#include <array>
#include <cmath>

namespace sessionsmith::learning {

namespace {

/// The 97.5th percentile of Student's t. Beyond the table by its expansion around the normal one (Fisher and Cornish
/// 1960), good to four digits there.
double studentQuantile(std::size_t degrees)
{
    constexpr std::array table{12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624,
                               2.306004,  2.262157, 2.228139, 2.200985, 2.178813, 2.160369, 2.144787,
                               2.131450,  2.119905, 2.109816, 2.100922, 2.093024, 2.085963};
    if (degrees <= table.size()) return table[degrees - 1];
    const double z = 1.959964, n = double(degrees);
    return z + (z * z * z + z) / (4 * n) + (5 * std::pow(z, 5) + 16 * z * z * z + 3 * z) / (96 * n * n);
}

} // namespace

SeedSummary summariseSeeds(std::span<const double> values)
{
    SeedSummary summary;
    double squares = 0;
    for (const double value : values) { // Welford (1962)
        if (!std::isfinite(value)) continue;
        const double before = value - summary.mean;
        summary.mean += before / double(++summary.runs);
        squares += before * (value - summary.mean);
    }
    summary.interval = {summary.mean, summary.mean};
    if (summary.runs < 2) return summary;
    const double n = double(summary.runs);
    const double half = studentQuantile(summary.runs - 1) * std::sqrt(squares / (n - 1) / n);
    summary.interval = {summary.mean - half, summary.mean + half};
    return summary;
}

} // namespace sessionsmith::learning
