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
    return one.runs.size() == 1 ? text(one.name)
                                : GroupTable::tr("%1 · %n seed(s)", nullptr, int(one.runs.size())).arg(text(one.name));
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
    const std::string& name = comparison.metrics[metric];
    const bool hasFidelity = !comparison.fidelity.empty() && comparison.fidelity[0].figure == "overall";
    QStringList header{tr("Group"), metricWord(name), tr("Δ baseline"), tr("interval of 95 %"), tr("p, corrected")};
    if (hasFidelity) header.append(tr("Fidelity"));
    begin(header, int(comparison.groups.size()));
    for (std::size_t group = 0; group < comparison.groups.size(); ++group) {
        const workflow::GroupComparison::Figure& figure = comparison.figures[group][metric];
        const learning::SeedSummary& seeds = figure.summary;
        const bool isBaseline = group == comparison.baseline;
        const int row = int(group);
        setCell(row, Name, groupWord(comparison, group) + (isBaseline ? QStringLiteral("  ★") : QString()));
        item(row, Name)->setIcon(dot(runColour(comparison.runs[comparison.groups[group].runs[0]].id)));
        const bool hasInterval = seeds.interval.high > seeds.interval.low;
        setCell(row, Value, seeds.runs > 0 ? formatMetric(name, seeds.mean) : none, {},
                hasInterval ? tr("Mean of the seeds; %1 to %2 (95 %)")
                                  .arg(formatMetric(name, seeds.interval.low), formatMetric(name, seeds.interval.high))
                            : QString());
        if (figure.difference) {
            showDifference(row, name, figure);
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
