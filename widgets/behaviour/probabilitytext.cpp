// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/probabilitytext.h"

#include "engine/base/text.h"
#include "widgets/common/texts.h"

#include <QStringList>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

std::optional<double> number(const QString& text)
{
    // Chinese and European keyboards give full-width points and decimal commas.
    const QString plain = QString(text).replace(u'。', u'.').replace(u'，', u'.').replace(u',', u'.');
    return parseDouble(plain.toStdString());
}

std::optional<double> probability(std::optional<double> value)
{
    if (!value || !std::isfinite(*value) || *value < 0 || *value > 1) return std::nullopt;
    return value;
}

std::optional<double> quotient(const QString& text, QChar separator, bool isOdds)
{
    const auto parts = text.split(separator);
    if (parts.size() != 2) return std::nullopt;
    const auto first = number(parts[0]), second = number(parts[1]);
    if (!first || !second || *first < 0 || *second < 0) return std::nullopt;
    return *first / (isOdds ? *first + *second : *second);
}

} // namespace

QString probabilityText(double probability, ProbabilityFormat format)
{
    if (probability == 0) return QStringLiteral("0");
    switch (format) {
    case ProbabilityFormat::Percent:
        return formatPercent(probability);
    case ProbabilityFormat::Decimal:
        return probability < 0.005 ? QStringLiteral("<0.01") : formatNumber(probability, 2);
    case ProbabilityFormat::Odds:
        break;
    }
    if (probability == 1) return QStringLiteral("∞");
    const double odds = probability / (1 - probability);
    return odds < 0.005 ? QStringLiteral("<0.01") : formatNumber(odds, odds < 10 ? 2 : odds < 100 ? 1 : 0);
}

QString preciseText(double probability, ProbabilityFormat format)
{
    return format == ProbabilityFormat::Percent ? formatPercent(probability, 1) : editableText(probability, format);
}

QString editableText(double probability, ProbabilityFormat format)
{
    switch (format) {
    case ProbabilityFormat::Percent:
        return QString::number(100 * probability, 'g', 6);
    case ProbabilityFormat::Decimal:
        return QString::number(probability, 'g', 6);
    case ProbabilityFormat::Odds:
        break;
    }
    return probability < 1 ? QString::number(probability / (1 - probability), 'g', 6) : QStringLiteral("1:0");
}

std::optional<double> parseProbability(const QString& text, ProbabilityFormat format)
{
    QString typed = text.trimmed().replace(u'：', u':').replace(u'％', u'%');
    if (typed.contains(u'/')) return probability(quotient(typed, u'/', false));
    if (typed.contains(u':')) return probability(quotient(typed, u':', true));
    const bool percentSign = typed.endsWith(u'%');
    if (percentSign) typed.chop(1);
    const auto value = number(typed);
    if (!value || *value < 0) return std::nullopt;
    if (percentSign || format == ProbabilityFormat::Percent || (format == ProbabilityFormat::Decimal && *value > 1))
        return probability(*value / 100);
    if (format == ProbabilityFormat::Decimal) return probability(value);
    return std::isinf(*value) ? 1 : probability(*value / (1 + *value));
}

} // namespace sessionsmith::widgets
