// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/cellwords.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

using Part = hmm::Cell::Part;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CellWords)
};

} // namespace

CellNames namesOf(const hmm::Model& model, const hmm::Cell& cell)
{
    if (cell.part == Part::End) return {model.states[std::size_t(cell.row)], {}};
    const auto& columns = cell.part == Part::Emission ? model.actions : model.states;
    return {cell.part == Part::Initial ? std::string() : model.states[std::size_t(cell.row)],
            columns[std::size_t(cell.column)]};
}

QString cellWords(Part part, const CellNames& names)
{
    const QString from = actionWord(names.from), to = actionWord(names.to);
    if (part == Part::Initial) return Words::tr("initial %1").arg(to);
    if (part == Part::End) return Words::tr("end after %1").arg(from);
    if (part == Part::Emission) return Words::tr("%1 emits %2").arg(from, to);
    return Words::tr("%1 → %2").arg(from, to);
}

QString cellWords(const hmm::Model& model, const hmm::Cell& cell)
{
    return cellWords(cell.part, namesOf(model, cell));
}

QString pointsText(double difference)
{
    const QString number = formatNumber(100 * difference, 1);
    return difference > 0 && number != formatNumber(0, 1) ? QLatin1Char('+') + number : number;
}

QString cellDescription(const ModelDocument& document, const hmm::Cell& cell, ProbabilityFormat format)
{
    const auto [part, row, column] = cell;
    QString value = preciseText(document.value(part, row, column), format);
    if (document.isLocked(part, row, column)) value = Words::tr("%1, locked").arg(value);
    if (document.contradictsLog(cell)) value = Words::tr("%1, outside the interval of the log").arg(value);
    const QString to = document.columnName(part, column);
    if (part == Part::Initial) return Words::tr("sessions begin in %1: %2").arg(to, value);
    const QString from = document.rowName(part, row);
    if (part == Part::End) return Words::tr("session ends after %1, %2").arg(from, value);
    return Words::tr("%1 → %2, %3").arg(from, to, value);
}

QStringList evidenceLines(const ModelDocument& document, const hmm::Cell& cell, ProbabilityFormat format)
{
    const hmm::Evidence* evidence = document.evidence();
    if (!evidence || std::isnan(evidence->estimate[cell])) return {};
    const auto words = [format](double probability) { return preciseText(probability, format); };
    QStringList lines{Words::tr("fitted to %1: %2").arg(text(evidence->source), words(evidence->estimate[cell]))};
    if (const double low = evidence->intervals.low[cell]; !std::isnan(low))
        lines << Words::tr("95 % interval: %1 to %2").arg(words(low), words(evidence->intervals.high[cell]));
    const double count = evidence->counts[cell];
    lines << (evidence->method == hmm::Evidence::Method::Count
                  ? Words::tr("seen %1 times").arg(formatInteger(std::int64_t(count)))
                  : Words::tr("expected %1 times").arg(formatNumber(count, 1)));
    return lines;
}

} // namespace sessionsmith::widgets
