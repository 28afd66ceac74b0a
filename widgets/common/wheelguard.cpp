// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/wheelguard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>

namespace sessionsmith::widgets {

namespace {

/// The widget as a field that the wheel would change; null for others.
QWidget* fieldOf(QObject* object)
{
    if (auto* box = qobject_cast<QAbstractSpinBox*>(object)) return box;
    if (auto* box = qobject_cast<QComboBox*>(object)) return box;
    return nullptr;
}

} // namespace

void WheelGuard::install()
{
    qApp->installEventFilter(new WheelGuard(qApp));
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Polish && event->type() != QEvent::Wheel) return false;
    QWidget* field = fieldOf(watched);
    if (!field) return false;
    if (event->type() == QEvent::Polish) {
        // Otherwise the wheel itself would give the focus, and with it the right to change the value.
        if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus()) return false;
    event->ignore(); // on to the parent
    return true;
}

} // namespace sessionsmith::widgets
