// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/initialbar.h"

#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/rowmenu.h"
#include "widgets/common/texts.h"

#include <QMenu>

namespace sessionsmith::widgets {

QString InitialBar::description(int state) const
{
    return cellDescription(document(), cell(state));
}

QStringList InitialBar::tip(int state) const
{
    return ShareBar::tip(state) + evidenceLines(document(), cell(state), format());
}

void InitialBar::fillMenu(QMenu* menu, int state)
{
    addRowEdits(menu, document(), Part::Initial, QRect(state, 0, 1, 1), [this](const Result<>& done) {
        if (!done) Q_EMIT refused(translated(done.error()));
    });
    menu->addAction(tr("Lock or unlock") + QStringLiteral("\tL"), this, [this, state] { toggleLock(state); });
    menu->addAction(tr("Set as target…"), this, [this, state] { Q_EMIT targetRequested(cell(state)); });
}

} // namespace sessionsmith::widgets
