// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sessionsmith::widgets {

/// Keeps the mouse wheel away from fields that do not have the focus: who scrolls past a number or a choice must not
/// change it. The wheel then scrolls what the field lies in.
class WheelGuard : public QObject
{
    Q_OBJECT
public:
    /// For all fields of the application, those to come included.
    static void install();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using QObject::QObject;
};

} // namespace sessionsmith::widgets
