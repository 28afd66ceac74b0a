// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/groupcomparison.h"
#include "widgets/runs/comparisontable.h"

namespace sessionsmith::widgets {

QString groupWord(const workflow::GroupComparison& comparison,
                  std::size_t group); ///< "gpt · 3 seeds"; runs of the same seed are runs
/// "+0.0052": a difference of figures, with its sign.
QString signedMetric(const std::string& metric, double value);
QString pWord(double p);

/// A figure of each group beside the baseline's, with interval and p-value, and the fidelity of what it learnt from.
class GroupTable : public ComparisonTable
{
    Q_OBJECT
public:
    explicit GroupTable(QWidget* parent = nullptr);
    /// `metric`: its place in the comparison, which may have none.
    void show(const workflow::GroupComparison& comparison, std::size_t metric);
    void showNothing();

private:
    void showValue(int row, const std::string& metric, const learning::SeedSummary& runs);
    void showDifference(int row, const std::string& metric, const workflow::GroupComparison::Figure& figure);
    void showFidelity(const workflow::GroupComparison& comparison);
};

} // namespace sessionsmith::widgets
