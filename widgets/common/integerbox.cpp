// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/integerbox.h"

#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

namespace {

/// Only the digits: without the spaces between them, and without prefix and suffix, which have none.
QString digitsOf(QString text)
{
    text.removeIf([](QChar character) { return !character.isDigit(); });
    return text;
}

} // namespace

IntegerBox::IntegerBox(int least, int most, int value)
{
    setRange(least, most);
    setValue(value);
}

QString IntegerBox::textFromValue(int value) const
{
    return formatInteger(value);
}

int IntegerBox::valueFromText(const QString& text) const
{
    return digitsOf(text).toInt();
}

QValidator::State IntegerBox::validate(QString& text, int&) const
{
    QString number = text;
    if (number.endsWith(suffix())) number.chop(suffix().size());
    for (const QChar character : number)
        if (!character.isDigit() && !character.isSpace()) return QValidator::Invalid;
    bool isInteger = false;
    const int value = digitsOf(number).toInt(&isInteger);
    if (!isInteger) return digitsOf(number).isEmpty() ? QValidator::Intermediate : QValidator::Invalid;
    if (value > maximum()) return QValidator::Invalid;
    return value < minimum() ? QValidator::Intermediate : QValidator::Acceptable;
}

} // namespace sessionsmith::widgets
