// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numberfield.h"

#include "widgets/common/texts.h"

#include <QKeyEvent>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

NumberField::NumberField(double least, double most, int decimals, QWidget* parent)
    : QLineEdit(parent), m_least(least), m_most(most), m_value(least), m_step(std::pow(10, -decimals)),
      m_decimals(decimals)
{
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::returnPressed, this, &NumberField::take);
    show();
}

void NumberField::setValue(double value)
{
    if (m_isInvalid || (hasFocus() && isModified())) return;
    m_value = value;
    show();
}

void NumberField::setUnit(const QString& unit)
{
    m_unit = unit;
    if (!isModified()) show();
}

QString NumberField::words(double value) const
{
    QString words = formatNumber(value, m_decimals);
    if (m_decimals > 0 && words.contains(u'.')) {
        while (words.endsWith(u'0'))
            words.chop(1);
        if (words.endsWith(u'.')) words.chop(1);
    }
    return words;
}

void NumberField::show()
{
    constexpr double large = 1000; // whose decimals say nothing, while nobody edits them
    const QString number = !hasFocus() && std::abs(m_value) >= large ? formatNumber(m_value, 0) : words(m_value);
    setText(hasFocus() || m_unit.isEmpty() ? number : number + QChar(0x2009) + m_unit);
    setModified(false);
    if (!hasFocus()) setCursorPosition(0); // where room is short the end is cut, not the beginning
    setInvalid(false);
}

void NumberField::setInvalid(bool invalid)
{
    if (invalid == m_isInvalid) return;
    m_isInvalid = invalid;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
    if (!invalid) Q_EMIT refused({});
}

void NumberField::take()
{
    if (!isModified()) return;
    QString typed = text();
    typed.remove(m_unit).remove(QChar(0x2009)).remove(u' ').replace(QChar(0x2212), u'-');
    bool isNumber = false;
    const double value = typed.toDouble(&isNumber);
    if (!isNumber || !(value >= m_least && value <= m_most)) {
        setInvalid(true);
        Q_EMIT refused(isNumber ? tr("%1: %2 does not lie between %3 and %4")
                                      .arg(accessibleName(), words(value), words(m_least), words(m_most))
                                : tr("%1: “%2” is no number").arg(accessibleName(), text()));
        return;
    }
    const bool isOther = value != m_value;
    m_value = m_decimals == 0 ? std::round(value) : value;
    show();
    if (isOther) Q_EMIT edited(m_value);
}

bool NumberField::event(QEvent* event)
{
    // While nothing is typed there is nothing of its own to undo: the keys are the page's.
    if (event->type() == QEvent::ShortcutOverride && !isModified()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isModified()) {
        show();
        selectAll();
        return;
    }
    const int steps = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (steps == 0) return QLineEdit::keyPressEvent(event);
    const double value = std::clamp(m_value + steps * m_step, m_least, m_most);
    if (value == m_value) return;
    m_value = value;
    show();
    Q_EMIT edited(m_value);
}

void NumberField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (m_isInvalid) return;
    show();
    selectAll();
}

void NumberField::focusOutEvent(QFocusEvent* event)
{
    take();
    QLineEdit::focusOutEvent(event);
    if (!m_isInvalid) show();
}

} // namespace sessionsmith::widgets
