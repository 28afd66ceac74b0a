// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/probabilitytext.h"

#include "engine/base/text.h"
#include "widgets/common/texts.h"

#include <QLocale>
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

/// "<0.001" of what would otherwise read 0.000.
QString smallNumber(double value, int decimals)
{
    const double least = std::pow(10, -decimals);
    return value < least / 2 ? u'<' + formatNumber(least, decimals) : formatNumber(value, decimals);
}

/// A hundredth of what is written. The point is moved in the text, for a division would round once more.
std::optional<double> hundredth(const QString& text)
{
    const auto value = number(text);
    if (!value || !std::isfinite(*value)) return value;
    const QString plain = text.trimmed();
    const auto exponentAt = plain.indexOf(u'e', 0, Qt::CaseInsensitive);
    const int exponent = exponentAt < 0 ? 0 : plain.mid(exponentAt + 1).toInt();
    return number(plain.left(exponentAt) + u'e' + QString::number(exponent - 2)).value_or(*value / 100);
}

/// A hundred times the number, to all its digits.
QString hundredfold(double value)
{
    if (value == 0) return QStringLiteral("0");
    QString digits = QString::number(value, 'e', QLocale::FloatingPointShortest);
    const auto exponentAt = digits.indexOf(u'e');
    const int exponent = digits.mid(exponentAt + 1).toInt() + 2;
    digits.truncate(exponentAt);
    constexpr int longest = 6; // zeros that one still counts at a glance
    if (exponent < -longest) return digits + u'e' + QString::number(exponent);
    digits.remove(u'.');
    if (exponent < 0) return QStringLiteral("0.") + QString(-exponent - 1, u'0') + digits;
    if (digits.size() <= exponent + 1) return digits.leftJustified(exponent + 1, u'0');
    return digits.insert(exponent + 1, u'.');
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
    constexpr double small = 0.00995; // where 256 states share alike, two digits would not tell them from nothing
    switch (format) {
    case ProbabilityFormat::Percent:
        return formatPercent(probability, probability < small ? 1 : 0);
    case ProbabilityFormat::Decimal:
        return smallNumber(probability, probability < small ? 3 : 2);
    case ProbabilityFormat::Odds:
        break;
    }
    if (probability == 1) return QStringLiteral("∞");
    const double odds = probability / (1 - probability);
    return odds < small ? smallNumber(odds, 3) : formatNumber(odds, odds < 10 ? 2 : odds < 100 ? 1 : 0);
}

QString preciseText(double probability, ProbabilityFormat format)
{
    return format == ProbabilityFormat::Percent ? formatPercent(probability, 1) : editableText(probability, format);
}

QString exactText(double probability, ProbabilityFormat format)
{
    switch (format) {
    case ProbabilityFormat::Percent:
        return hundredfold(probability) + u'%';
    case ProbabilityFormat::Decimal:
        return QString::number(probability, 'g', QLocale::FloatingPointShortest);
    case ProbabilityFormat::Odds:
        break;
    }
    if (probability == 1) return QStringLiteral("1:0");
    return QString::number(probability / (1 - probability), 'g', QLocale::FloatingPointShortest);
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
        return probability(hundredth(typed));
    if (format == ProbabilityFormat::Decimal) return probability(value);
    return std::isinf(*value) ? 1 : probability(*value / (1 + *value));
}

} // namespace sessionsmith::widgets
