// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <QTest>

#include <cmath>
#include <vector>

namespace sessionsmith::test {

/// Whether `count` of `trials` is what an event of that probability may give: within five standard deviations and two
/// more, for rare events come singly, and exactly none or all where it is impossible or certain. Seeds are fixed: what
/// holds once holds ever after.
inline bool isLikely(double count, double trials, double probability)
{
    if (probability <= 0) return count == 0;
    if (probability >= 1) return count == trials;
    return std::abs(count - trials * probability) <= 5 * std::sqrt(trials * probability * (1 - probability)) + 2;
}

/// The same for every entry of a row of counts and, by the sum of their squared deviations (chi-square), for all of
/// them together. The message says what is not.
template <typename Counts, typename Probabilities>
void checkLikely(const Counts& counts, const Probabilities& probabilities, const std::string& what)
{
    const double trials = counts.sum();
    QVERIFY2(trials > 100, what.c_str());
    double chiSquare = 0, degrees = 0;
    for (Eigen::Index i = 0; i < counts.size(); ++i) {
        const double expected = trials * probabilities[i];
        QVERIFY2(isLikely(counts[i], trials, probabilities[i]),
                 (what + ", entry " + std::to_string(i) + ": " + std::to_string(counts[i]) + " instead of " +
                  std::to_string(expected))
                     .c_str());
        if (expected < 5) continue; // too few for the approximation
        chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        ++degrees;
    }
    // Its mean is the number of degrees of freedom, its variance twice that; small ones have a long tail.
    QVERIFY2(chiSquare < degrees + 4 * std::sqrt(2 * degrees) + 8,
             (what + ": chi-square " + std::to_string(chiSquare) + " of " + std::to_string(degrees)).c_str());
}

} // namespace sessionsmith::test
