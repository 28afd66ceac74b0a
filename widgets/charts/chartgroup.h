// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QObject>

namespace sessionsmith::widgets {

class LineChart;

/// Charts of one matter: they are enlarged together, have one cursor and lie over one axis.
class ChartGroup : public QObject
{
    Q_OBJECT
public:
    explicit ChartGroup(QObject* parent = nullptr) : QObject(parent) {}
    /// `isAlone`: what it lies over is its own, so that it only tells its cursor.
    void add(LineChart& chart, bool isAlone = false);

Q_SIGNALS:
    void pointed(const QList<sessionsmith::widgets::StatusItem>& items); ///< what the cursor stands on; empty: none

private:
    void follow(const LineChart& leader);

    QList<LineChart*> m_charts;
};

} // namespace sessionsmith::widgets
