// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixtext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSize>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr qsizetype longestText = 4 << 20; // 256 x 256 numbers take a third of it

using Cells = QList<QStringList>;

QStringList cellsOf(const QString& line)
{
    for (const QChar separator : {u'\t', u';'})
        if (line.contains(separator)) return line.split(separator);
    // A comma may be a decimal one: it parts cells only where a blank follows or points stand in the numbers.
    static const QRegularExpression commas(QStringLiteral("\\s*,\\s*")), blanks(QStringLiteral("\\s+"));
    if (line.contains(u',') && (line.contains(QStringLiteral(", ")) || line.contains(u'.'))) return line.split(commas);
    return line.trimmed().split(blanks);
}

std::optional<double> valueOf(const QString& cell, ProbabilityFormat format, bool asWeights)
{
    if (asWeights) {
        bool good = false;
        QString typed = cell.trimmed();
        if (typed.count(u',') == 1 && !typed.contains(u'.')) typed.replace(u',', u'.'); // a decimal one
        const double value = QLocale::c().toDouble(typed, &good);
        if (good) return value >= 0 && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }
    return parseProbability(cell, format);
}

bool areNames(const QStringList& cells, ProbabilityFormat format, bool asWeights)
{
    return std::ranges::none_of(cells, [&](const QString& cell) {
        static const QRegularExpression meantAsNumber(QStringLiteral("^[-+.\\d]|^(nan|inf|infinity)$"),
                                                      QRegularExpression::CaseInsensitiveOption);
        return valueOf(cell, format, asWeights) || meantAsNumber.match(cell.trimmed()).hasMatch();
    });
}

/// Takes the names of rows and columns away, as they come along from a table. Gives how many of either stood before.
QSize removeNames(Cells& cells, ProbabilityFormat format, bool asWeights)
{
    QSize removed(0, 0);
    if (cells.size() > 1 && areNames(cells.first(), format, asWeights)) {
        cells.removeFirst();
        removed.setHeight(1);
    }
    QStringList first;
    for (const QStringList& row : std::as_const(cells))
        first << row.first();
    const bool more = std::ranges::all_of(cells, [](const QStringList& row) { return row.size() > 1; });
    if (more && areNames(first, format, asWeights)) {
        for (QStringList& row : cells)
            row.removeFirst();
        removed.setWidth(1);
    }
    return removed;
}

} // namespace

QString blockText(const hmm::Matrix& block, ProbabilityFormat format)
{
    QString text;
    for (Eigen::Index i = 0; i < block.rows(); ++i) {
        for (Eigen::Index j = 0; j < block.cols(); ++j) {
            if (j > 0) text += u'\t';
            text += exactText(block(i, j), format);
        }
        text += u'\n';
    }
    return text;
}

Result<hmm::Matrix> parseBlock(const QString& text, ProbabilityFormat format, bool asWeights)
{
    if (asWeights && format == ProbabilityFormat::Odds) {
        constexpr double rounding = 1e-9;
        const auto odds = parseBlock(text, format, false);
        if (odds && ((odds->rowwise().sum().array() - 1).abs() < rounding).all()) return odds;
    }
    const auto tooLarge = [] {
        return fail(SS_TEXT("engine", "What is pasted is too large: a matrix has at most {0} rows and columns"),
                    hmm::Model::maximumSize);
    };
    if (text.size() > longestText || text.count(u'\n') > 2 * hmm::Model::maximumSize) return tooLarge();
    Cells cells;
    for (const QString& line : text.split(u'\n'))
        if (!line.trimmed().isEmpty()) cells << cellsOf(line);
    const auto isText = [&](const QStringList& row) { return areNames(row, format, asWeights); };
    if (std::ranges::all_of(cells, isText)) return fail(SS_TEXT("engine", "There are no numbers to paste"));
    const QSize names = removeNames(cells, format, asWeights);
    const qsizetype columns = cells.first().size();
    if (cells.size() > hmm::Model::maximumSize || columns > hmm::Model::maximumSize) return tooLarge();

    hmm::Matrix block(cells.size(), columns);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (cells[i].size() != columns)
            return fail(SS_TEXT("engine", "Row {0} of what is pasted has {1} cells, the first one {2}"),
                        i + 1 + names.height(), cells[i].size(), columns);
        for (qsizetype j = 0; j < columns; ++j) {
            const auto value = valueOf(cells[i][j], format, asWeights);
            if (!value)
                return fail(Error(SS_TEXT("engine", "Row {0}, column {1} of what is pasted is no probability: \"{2}\""),
                                  i + 1 + names.height(), j + 1 + names.width(), cells[i][j].left(40).toStdString())
                                .advise(SS_TEXT("engine", "Nothing was changed")));
            block(i, j) = *value;
        }
    }
    return block;
}

} // namespace sessionsmith::widgets
