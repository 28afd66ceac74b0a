// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sessionsmith::desktop {

/// Shift+F10 opens the context menu of what has the focus, as it does everywhere on this desktop: many keyboards have
/// no key of its own for it, and Qt knows only that one here.
class ContextKey : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace sessionsmith::desktop
