// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/differencetable.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/runs/runsmodel.h"

#include <QHeaderView>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

const QString none = QStringLiteral("—");
constexpr int widest = 220; // pixels

} // namespace

DifferenceTable::DifferenceTable(QWidget* parent) : ComparisonTable(parent)
{
    horizontalHeader()->setMinimumSectionSize(104);
    horizontalHeader()->setMaximumSectionSize(widest);
}

void DifferenceTable::showNothing()
{
    begin({tr("Field")}, 0);
}

void DifferenceTable::show(const workflow::GroupComparison& comparison)
{
    QStringList header{tr("Field")};
    for (const workflow::RunGroup& group : comparison.groups)
        header.append(text(group.name));
    const auto& parameters = comparison.parameters;
    begin(header, int(parameters.size() + comparison.fidelity.size()));
    int row = 0;
    for (const workflow::GroupComparison::Parameter& parameter : parameters) {
        setCell(row, 0, RunsModel::fieldWord(text(parameter.field)));
        for (std::size_t group = 0; group < parameter.values.size(); ++group)
            setCell(row, int(group) + 1, parameter.values[group].empty() ? none : text(parameter.values[group]));
        ++row;
    }
    for (const workflow::RunFidelity& fidelity : comparison.fidelity) {
        const QString word = metricWord("fidelity/" + fidelity.figure);
        setCell(row, 0, word, Theme::instance().colours().muted, tr("%1, of what it learnt from").arg(word));
        for (std::size_t group = 0; group < fidelity.values.size(); ++group) {
            const double value = fidelity.values[group];
            setCell(row, int(group) + 1, std::isnan(value) ? none : formatNumber(value, 3));
        }
        ++row;
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

} // namespace sessionsmith::widgets
