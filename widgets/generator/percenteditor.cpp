// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/percenteditor.h"

#include <QKeyEvent>

#include <utility>

namespace sessionsmith::widgets {

PercentEditor::PercentEditor(const QString& text, const QRect& place, QWidget* picture, double most)
    : QLineEdit(text, picture), m_most(most)
{
    setAccessibleName(tr("Percent"));
    setAlignment(Qt::AlignHCenter);
    setGeometry(place);
    show();
    setFocus();
}

void PercentEditor::keyPressEvent(QKeyEvent* event)
{
    const bool takes = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!takes && event->key() != Qt::Key_Escape) return QLineEdit::keyPressEvent(event);
    event->accept();
    finish(takes);
}

void PercentEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) finish(true);
}

void PercentEditor::finish(bool takes)
{
    if (std::exchange(m_isOver, true)) return;
    if (hasFocus()) parentWidget()->setFocus();
    hide();
    deleteLater();
    if (!takes) return;
    bool isNumber = false;
    const double percent = text().remove(u'%').trimmed().toDouble(&isNumber);
    if (isNumber && percent >= 0 && percent <= 100 * m_most)
        Q_EMIT entered(percent / 100);
    else
        Q_EMIT refused(tr("“%1” is no percentage from 0 to %2").arg(text()).arg(100 * m_most));
}

} // namespace sessionsmith::widgets
