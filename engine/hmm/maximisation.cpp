// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/maximisation.h"

#include <cmath>

namespace sessionsmith::hmm {

Vector countsOf(const FreeRow& row, const ExpectedCounts& counts)
{
    return row.of(counts, row.part == Cell::Part::End ? counts.transition.row(row.row).sum() : 0);
}

Vector pseudoCountsOf(const FreeRow& row, const PseudoCounts& pseudo)
{
    return row.of(pseudo.cells, row.part == Cell::Part::End ? pseudo.goingOn[row.row] : 0);
}

Maximisation::Maximisation(const Model& start, const Constraints& constraints, const Prior& prior)
{
    const PseudoCounts pseudo(start, prior);
    for (FreeRow& row : freeRows(start, constraints)) {
        Vector counts = pseudoCountsOf(row, pseudo);
        m_rows.push_back({std::move(row), std::move(counts)});
    }
}

Model Maximisation::operator()(const Model& model, const ExpectedCounts& counts) const
{
    Model next = model;
    for (const auto& [free, pseudo] : m_rows) {
        const Vector sums = free.summed(countsOf(free, counts) + pseudo);
        if (!(sums.sum() > 0)) continue;
        Vector values = free.valuesOf(model);
        free.share(sums, values);
        free.setValues(values, next);
    }
    return next;
}

double Maximisation::logPrior(const Model& model) const
{
    double sum = 0;
    for (const auto& [free, pseudo] : m_rows) {
        const Vector values = free.valuesOf(model);
        for (std::size_t column = 0; column < free.group.size(); ++column)
            if (const double count = pseudo[Eigen::Index(column)]; free.group[column] >= 0 && count > 0)
                sum += count * std::log(values[Eigen::Index(column)]);
    }
    return sum;
}

Model maximise(const Model& model, const ExpectedCounts& counts, double pseudoCount)
{
    return Maximisation(model, {}, {.pseudoCount = pseudoCount})(model, counts);
}

} // namespace sessionsmith::hmm
