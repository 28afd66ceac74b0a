// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/grouptable.h"

#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHeaderView>
#include <QPainter>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

enum Column { Name, Value, Difference, Interval, P, Fidelity };

const QString none = QStringLiteral("—");

QIcon dot(const QColor& colour)
{
    QPixmap picture(24, 24);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(5, 5, 14, 14);
    return QIcon(picture);
}

} // namespace

QString groupWord(const workflow::GroupComparison& comparison, std::size_t group)
{
    const workflow::RunGroup& one = comparison.groups[group];
    if (one.runs.size() == 1) return text(one.name);
    const int count = int(one.runs.size());
    const QString words = one.seeds == one.runs.size() ? GroupTable::tr("%1 · %n seed(s)", nullptr, count)
                                                       : GroupTable::tr("%1 · %n run(s)", nullptr, count);
    return words.arg(text(one.name));
}

QString signedMetric(const std::string& metric, double value)
{
    const QString words = formatMetric(metric, std::abs(value));
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + words;
}

QString pWord(double p)
{
    return p < 0.001 ? QStringLiteral("<0.001") : formatNumber(p, 3);
}

GroupTable::GroupTable(QWidget* parent) : ComparisonTable(parent)
{
    horizontalHeader()->setMinimumSectionSize(72);
}

void GroupTable::showNothing()
{
    begin({tr("Group")}, 0);
}

void GroupTable::show(const workflow::GroupComparison& comparison, std::size_t metric)
{
    const bool hasMetric = metric < comparison.metrics.size();
    const bool hasFidelity = !comparison.fidelity.empty() && comparison.fidelity[0].figure == "overall";
    QStringList header{tr("Group"), hasMetric ? metricWord(comparison.metrics[metric]) : tr("No figure of a test"),
                       tr("Δ baseline"), tr("interval of 95 %"), tr("p, corrected")};
    if (hasFidelity) header.append(tr("Fidelity"));
    begin(header, int(comparison.groups.size()));
    for (std::size_t group = 0; group < comparison.groups.size(); ++group) {
        const bool isBaseline = group == comparison.baseline;
        const int row = int(group);
        setCell(row, Name, (isBaseline ? QStringLiteral("★  ") : QString()) + groupWord(comparison, group));
        item(row, Name)->setIcon(dot(runColour(comparison.runs[comparison.groups[group].runs[0]].id)));
        const auto* figure = hasMetric ? &comparison.figures[group][metric] : nullptr;
        if (figure)
            showValue(row, comparison.metrics[metric], figure->summary);
        else
            setCell(row, Value, none, Theme::instance().colours().muted);
        if (figure && figure->difference) {
            showDifference(row, comparison.metrics[metric], *figure);
            continue;
        }
        for (const int column : {Difference, Interval, P})
            setCell(row, column, none, Theme::instance().colours().muted,
                    isBaseline ? tr("The baseline") : tr("Not measured on the same questions as the baseline"));
    }
    if (hasFidelity) showFidelity(comparison);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
}

void GroupTable::showValue(int row, const std::string& metric, const learning::SeedSummary& runs)
{
    const bool hasInterval = runs.interval.high > runs.interval.low;
    setCell(row, Value, runs.runs > 0 ? formatMetric(metric, runs.mean) : none, {},
            hasInterval ? tr("Mean of the runs; %1 to %2 (95 %)")
                              .arg(formatMetric(metric, runs.interval.low), formatMetric(metric, runs.interval.high))
                        : QString());
}

void GroupTable::showDifference(int row, const std::string& metric, const workflow::GroupComparison::Figure& figure)
{
    const Colours& colours = Theme::instance().colours();
    const learning::PairedTest& test = *figure.difference;
    const bool isBeyond = figure.corrected < 0.05;
    const bool isBetter = (metric == "loss") == (test.difference < 0);
    setCell(row, Difference, signedMetric(metric, test.difference),
            !isBeyond  ? colours.muted
            : isBetter ? colours.good
                       : colours.bad);
    setCell(row, Interval,
            QStringLiteral("%1 … %2").arg(signedMetric(metric, test.interval.low),
                                          signedMetric(metric, test.interval.high)),
            colours.muted);
    setCell(row, P, pWord(figure.corrected), isBeyond ? QColor() : colours.muted,
            tr("By itself %1; corrected after Holm for all tests of this comparison").arg(pWord(test.permutation)));
}

void GroupTable::showFidelity(const workflow::GroupComparison& comparison)
{
    horizontalHeaderItem(Fidelity)->setToolTip(tr(
        "Of the sessions that it learnt from: 1 as near to real ones as other real ones, 0 as far as shuffled ones"));
    for (int row = 0; row < rowCount(); ++row) {
        const double value = comparison.fidelity[0].values[std::size_t(row)];
        setCell(row, Fidelity, std::isnan(value) ? none : formatNumber(value, 2), {},
                std::isnan(value) ? tr("Nobody compared the data behind it with a real log") : QString());
    }
}

} // namespace sessionsmith::widgets
