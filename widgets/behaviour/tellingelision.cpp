// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/tellingelision.h"

#include <QFontMetrics>

namespace sessionsmith::widgets {

Qt::TextElideMode tellingElision(QStringList names, const QFontMetrics& metrics, int width)
{
    names.removeDuplicates(); // those of one name in several personas
    QStringList cut;
    for (const QString& name : names)
        cut << metrics.elidedText(name, Qt::ElideRight, width);
    return cut.removeDuplicates() > 0 ? Qt::ElideMiddle : Qt::ElideRight;
}

} // namespace sessionsmith::widgets
