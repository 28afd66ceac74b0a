// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/serial.h"

#include <cmath>
#include <limits>

namespace sessionsmith::fidelity {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t leastSupport = 5; // of a pair that counts as a rule

} // namespace

std::array<double, lags> agreementByLag(Counts counts)
{
    double events = 0, squares = 0;
    for (const std::uint32_t count : counts.subspan(2 * lags)) {
        events += count;
        squares += double(count) * count;
    }
    const double byChance = squares / (events * events);
    std::array<double, lags> agreement{};
    for (std::size_t lag = 0; lag < lags; ++lag) {
        const double differ = counts[2 * lag], same = counts[2 * lag + 1];
        agreement[lag] = byChance < 1 ? (same / (same + differ) - byChance) / (1 - byChance) : none;
    }
    return agreement;
}

double correlation(Counts counts, std::span<const std::pair<std::int32_t, std::int32_t>> pairs)
{
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double count = counts[i], x = pairs[i].first, y = pairs[i].second;
        n += count;
        a += count * x;
        b += count * y;
        aa += count * x * x;
        bb += count * y * y;
        ab += count * x * y;
    }
    const double spread = (n * aa - a * a) * (n * bb - b * b);
    return spread > 0 ? (n * ab - a * b) / std::sqrt(spread) : none;
}

double orderSensitivity(Counts counts)
{
    const std::size_t half = counts.size() / 2;
    return totalVariation(counts.first(half), counts.subspan(half));
}

double rulesLost(Counts counts)
{
    const std::size_t half = counts.size() / 2;
    const auto inRules = [](Counts some) {
        double all = 0, rules = 0;
        for (const std::uint32_t count : some) {
            all += count;
            if (count >= leastSupport) rules += count;
        }
        return rules / all;
    };
    const double before = inRules(counts.first(half));
    return before > 0 ? before - inRules(counts.subspan(half)) : none;
}

} // namespace sessionsmith::fidelity
