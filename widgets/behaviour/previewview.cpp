// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewview.h"

namespace sessionsmith::widgets {

QString PreviewData::syntheticName() const
{
    return persona ? PreviewView::tr("synthetic, %1").arg(personaName) : PreviewView::tr("synthetic");
}

} // namespace sessionsmith::widgets
