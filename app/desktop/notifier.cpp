// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"

#include <QApplication>

namespace sessionsmith::desktop {

void Notifier::notify(const QString& text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return;
    if (!m_tray) m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
    m_tray->show();
    m_tray->showMessage(QStringLiteral("Sessionsmith"), text, QApplication::windowIcon());
}

} // namespace sessionsmith::desktop
