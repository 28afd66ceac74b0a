// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSystemTrayIcon>

namespace sessionsmith::desktop {

/// Desktop notices, where the desktop has a place for them.
class Notifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void notify(const QString& text);

private:
    QSystemTrayIcon* m_tray = nullptr;
};

} // namespace sessionsmith::desktop
