#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pairedfixture.h: what scipy says of the intervals and tests of paired figures.

Run it by hand (python3-numpy, python3-scipy) after a change of the data; the tests read the header alone.
"""
import sys

import numpy as np
from scipy import stats


def ndcg(ranks):
    return np.where(ranks <= 10, 1 / np.log2(1 + ranks), 0)


def listed(values):
    return ", ".join(f"{value:.17g}" for value in values)


def main():
    random = np.random.default_rng(7)
    # Ranks with ties and many equal pairs, as full rankings of two like models have them.
    first = random.integers(1, 25, 300).astype(float)
    second = np.where(random.random(300) < 0.4, first, np.maximum(1, first + random.integers(-3, 8, 300)))
    a, b = ndcg(first), ndcg(second)
    wilcoxon = stats.wilcoxon(a, b, zero_method="wilcox", correction=False, mode="approx").pvalue
    permutation = stats.permutation_test((a, b), lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples",
                                         vectorized=True, n_resamples=200_000, random_state=1).pvalue
    mean = stats.bootstrap((a,), np.mean, n_resamples=100_000, method="percentile", random_state=2).confidence_interval
    difference = stats.bootstrap((a - b,), np.mean, n_resamples=100_000, method="percentile",
                                 random_state=3).confidence_interval
    seeds = [0.0417, 0.0431, 0.0402, 0.0425]
    student = stats.t.interval(0.95, len(seeds) - 1, loc=np.mean(seeds), scale=stats.sem(seeds))
    quantiles = [stats.t.ppf(0.975, degrees) for degrees in (1, 5, 20, 21, 40, 200)]
    labels = random.random(200) < 0.3
    probabilities = np.clip(np.round(0.3 * labels + 0.7 * random.random(200), 2), 0.01, 0.99)
    positive, negative = probabilities[labels], probabilities[~labels]
    area = stats.mannwhitneyu(positive, negative).statistic / (len(positive) * len(negative))
    loss = -np.mean(np.log(np.where(labels, probabilities, 1 - probabilities)))
    bins = np.minimum((probabilities * 10).astype(int), 9)
    calibration = sum(abs(np.sum(probabilities[bins == k] - labels[bins == k])) for k in range(10)) / len(labels)
    sys.stdout.write(f"""// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

/// Written by paired_fixture.py from scipy.
namespace sessionsmith::test::scipy {{

// clang-format off
inline const std::vector<double> firstRanks{{{", ".join(f"{rank:.0f}" for rank in first)}}};
inline const std::vector<double> secondRanks{{{", ".join(f"{rank:.0f}" for rank in second)}}};
inline constexpr double wilcoxon = {wilcoxon:.17g}, permutation = {permutation:.6g};
inline constexpr double meanLow = {mean.low:.6g}, meanHigh = {mean.high:.6g};
inline constexpr double differenceLow = {difference.low:.6g}, differenceHigh = {difference.high:.6g};
inline const std::vector<double> seeds{{{listed(seeds)}}};
inline constexpr double seedsLow = {student[0]:.17g}, seedsHigh = {student[1]:.17g};
inline const std::vector<double> studentQuantiles{{{listed(quantiles)}}}; // of 1, 5, 20, 21, 40, 200 degrees
inline const std::vector<bool> answers{{{", ".join(str(int(label)) for label in labels)}}};
inline const std::vector<double> probabilities{{{", ".join(f"{p:.2f}" for p in probabilities)}}};
inline constexpr double area = {area:.17g}, logLoss = {loss:.17g}, calibrationError = {calibration:.17g};
// clang-format on

}} // namespace sessionsmith::test::scipy
""")


if __name__ == "__main__":
    main()
