// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/intervals.h"

#include "engine/hmm/information.h"
#include "engine/hmm/maximisation.h"
#include "engine/hmm/proportion.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// `error` is the standard error of `share`; on the logit scale, so that the bounds stay between 0 and 1.
Interval logitBounds(double share, double error)
{
    const double logit = std::log(share) - std::log1p(-share);
    const double half = normalQuantile * error / (share * (1 - share));
    const auto back = [](double x) { return 1 / (1 + std::exp(-x)); };
    return {back(logit - half), back(logit + half)};
}

/// Writes the bounds of each group's share as those of its cells.
void setBounds(const FreeRow& row, const std::vector<Interval>& bounds, Intervals& intervals)
{
    for (std::size_t column = 0; column < row.group.size(); ++column) {
        const int group = row.group[column];
        if (group < 0 || (row.part == Cell::Part::End && column > 0)) continue;
        const double scale = row.mass / row.size[std::size_t(group)];
        const Cell cell{row.part, row.row, int(column)};
        intervals.low[cell] = scale * bounds[std::size_t(group)].low;
        intervals.high[cell] = scale * bounds[std::size_t(group)].high;
    }
}

std::vector<Interval> wilsonBounds(const Vector& counts)
{
    std::vector<Interval> bounds;
    for (const double count : counts)
        bounds.push_back(proportionInterval(count, counts.sum()));
    return bounds;
}

} // namespace

Intervals countIntervals(const Model& model, const ExpectedCounts& counts, const Constraints& constraints,
                         const Prior& prior, Intervals::Method method)
{
    Intervals intervals{method, CellValues(model, nothing), CellValues(model, nothing)};
    const PseudoCounts pseudo(model, prior);
    for (const FreeRow& row : freeRows(model, constraints))
        setBounds(row, wilsonBounds(row.summed(countsOf(row, counts) + pseudoCountsOf(row, pseudo))), intervals);
    return intervals;
}

Intervals fitIntervals(const Model& model, const Sequences& sequences, const ExpectedCounts& counts,
                       const BaumWelchSpec& spec, const ProgressSink& progress, const Control& control)
{
    Intervals intervals =
        countIntervals(model, counts, spec.constraints, spec.prior, Intervals::Method::ExpectedCounts);
    const Information information(model, counts, spec);
    if (information.parameters() > mostInformationParameters) return intervals;
    const auto rows = information.standardErrors(sequences, progress, control);
    if (!rows) return intervals;
    intervals.method = Intervals::Method::Information;
    for (const Information::Row& row : *rows) {
        std::vector<Interval> bounds = wilsonBounds(row.counts);
        for (std::size_t group = 0; group < bounds.size(); ++group)
            if (const double error = row.errors[Eigen::Index(group)]; std::isfinite(error))
                bounds[group] = logitBounds(row.shares[Eigen::Index(group)], error);
        setBounds(row.free, bounds, intervals);
    }
    return intervals;
}

} // namespace sessionsmith::hmm
