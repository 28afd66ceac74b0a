// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusreturn.h"

#include <QApplication>
#include <QEvent>

namespace sessionsmith::widgets {

FocusReturn::FocusReturn(QWidget* parent) : QObject(parent), m_widget(parent)
{
    parent->installEventFilter(this);
}

bool FocusReturn::holds(const QWidget* widget) const
{
    return widget && (widget == m_widget || m_widget->isAncestorOf(widget));
}

bool FocusReturn::eventFilter(QObject* watched, QEvent* event)
{
    // Spontaneous ones come of the window, which keeps its focus by itself.
    if (event->type() == QEvent::Show && !event->spontaneous() && !holds(QApplication::focusWidget()))
        m_before = QApplication::focusWidget();
    if (event->type() == QEvent::Hide && !event->spontaneous() && holds(QApplication::focusWidget())) giveBack();
    return QObject::eventFilter(watched, event);
}

void FocusReturn::giveBack()
{
    if (m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus();
    else if (m_widget->parentWidget())
        m_widget->parentWidget()->setFocus();
}

} // namespace sessionsmith::widgets
