// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/scrolling.h"

#include <QScrollArea>

namespace sessionsmith::widgets {

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace sessionsmith::widgets
