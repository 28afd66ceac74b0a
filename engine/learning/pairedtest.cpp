// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/pairedtest.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sessionsmith::learning {

namespace {

constexpr std::uint32_t signsPurpose = 0x5349474e; // "SIGN"

/// Sum of the differences, each with a sign drawn by chance.
double signedSum(const std::vector<double>& differences, Philox& random)
{
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i, bits >>= 1) {
        if (i % 64 == 0) bits = random.bits64();
        sum += bits & 1 ? differences[i] : -differences[i];
    }
    return sum;
}

double permutationTest(const std::vector<double>& differences, std::uint64_t seed, int draws)
{
    const double observed = std::abs(std::accumulate(differences.begin(), differences.end(), 0.0));
    const double margin = 1e-9 * (1 + observed); // sums of the same numbers in another order
    std::atomic<int> asFar = 0;
    parallelFor(std::size_t(draws), 64, 0, [&](std::size_t begin, std::size_t end) {
        int count = 0;
        for (std::size_t draw = begin; draw < end; ++draw) {
            Philox random(seed, signsPurpose, draw);
            count += std::abs(signedSum(differences, random)) >= observed - margin;
        }
        asFar += count;
    });
    return (1.0 + asFar) / (1.0 + draws);
}

double signedRankTest(std::vector<double> differences)
{
    std::ranges::sort(differences, {}, [](double difference) { return std::abs(difference); });
    const std::size_t count = differences.size();
    const double n = double(count);
    double positive = 0, variance = n * (n + 1) * (2 * n + 1) / 24;
    for (std::size_t begin = 0; begin < count;) {
        std::size_t end = begin + 1;
        while (end < count && std::abs(differences[end]) == std::abs(differences[begin]))
            ++end;
        const double rank = double(begin + 1 + end) / 2;
        for (std::size_t i = begin; i < end; ++i)
            positive += differences[i] > 0 ? rank : 0;
        const double ties = double(end - begin);
        variance -= (ties * ties * ties - ties) / 48;
        begin = end;
    }
    const double z = std::abs(positive - n * (n + 1) / 4) / std::sqrt(variance);
    return std::erfc(z / std::numbers::sqrt2);
}

} // namespace

double meanTest(std::span<const double> a, std::span<const double> b)
{
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = a[i] - b[i];
        sum += difference;
        squares += difference * difference;
    }
    return squares > 0 ? std::erfc(std::abs(sum) / std::sqrt(2 * squares)) : 1;
}

PairedTest comparePaired(std::span<const double> a, std::span<const double> b, std::uint64_t seed, int draws)
{
    std::vector<double> differences(a.size());
    std::ranges::transform(a, b, differences.begin(), std::minus());
    PairedTest test;
    if (differences.empty()) return test;
    test.difference = std::accumulate(differences.begin(), differences.end(), 0.0) / double(differences.size());
    test.interval = bootstrapMeans({differences}, seed).front();
    std::erase(differences, 0.0); // they have no sign
    if (differences.empty()) return test;
    test.permutation = permutationTest(differences, seed, draws);
    test.wilcoxon = signedRankTest(std::move(differences));
    return test;
}

} // namespace sessionsmith::learning
