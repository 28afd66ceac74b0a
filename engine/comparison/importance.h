// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

namespace sessionsmith::comparison {

/// How much of the ranking of runs by a figure goes with one field of theirs.
struct FieldImportance
{
    std::size_t field = 0;
    std::size_t runs = 0; ///< that have both
    /// Share of the variance of the figure's ranks that the groups of equal values of the field explain (eta squared of
    /// the ranks, Kruskal and Wallis 1952), less what chance explains: 1 - (1 - eta^2) (n - 1) / (n - groups), at
    /// least 0. Numbers of more than five values fall into five groups of nearly equal size.
    double explained = 0;
    /// Rank correlation (Spearman 1904) of a number with the figure; NaN for names.
    double correlation = 0;
    /// Chance of explaining as much by shuffled figures: (1 + draws at least as good) / (1 + draws).
    double p = 1;
};

/// For each field of the specification (but seed and means of computing), of the data and of the start whose values
/// differ among `rows`, the most
/// important first. It tells of what goes together in these runs, not of what causes what. Fewer than four runs with
/// the figure tell nothing.
std::vector<FieldImportance> importance(const RunTable& table, const std::vector<std::size_t>& rows, std::size_t figure,
                                        int draws = 2000, std::uint64_t seed = 1);

/// (values) the rank of each, from 1; equal ones share their mean rank.
std::vector<double> ranksOf(const std::vector<double>& values);

} // namespace sessionsmith::comparison
