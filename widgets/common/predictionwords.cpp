// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/predictionwords.h"

#include "widgets/common/texts.h"

#include <QStringList>

namespace sessionsmith::widgets::predictionwords {

namespace {

const QString arrow = QStringLiteral(" → ");
constexpr qsizetype shownRanks = 6;

} // namespace

QString history(const learning::PredictedCase& one)
{
    QStringList items;
    for (const std::string& item : one.history)
        items << actionWord(item);
    return items.join(arrow);
}

QString top(const learning::PredictedCase& one)
{
    QStringList items;
    for (const std::string& item : one.top)
        items << (item == one.expected ? QStringLiteral("✓ ") + actionWord(item) : actionWord(item));
    return items.join(QStringLiteral(", "));
}

QString ranks(const std::vector<learning::Predictions>& evaluations, std::size_t number)
{
    QStringList ranks;
    for (const learning::Predictions& evaluation : evaluations)
        if (number < evaluation.cases.size()) ranks << formatInteger(evaluation.cases[number].rank);
    if (ranks.size() > shownRanks)
        ranks = QStringList{ranks.front(), QStringLiteral("…")} + ranks.mid(ranks.size() - shownRanks + 2);
    return ranks.join(arrow);
}

} // namespace sessionsmith::widgets::predictionwords
