// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/pictures.h"
#include "widgets/common/sessionsample.h"

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

class Legend;
class SessionRows;

/// Some synthetic sessions beside some real ones, as rows of coloured events.
class SessionCompare : public QWidget
{
    Q_OBJECT
public:
    explicit SessionCompare(QWidget* parent = nullptr);
    void setPictures(const fidelity::Pictures& pictures);
    void retranslate();

private:
    struct Column
    {
        SessionSample sample;
        QLabel* title;
        SessionRows* rows;
    };

    Column m_synthetic, m_real;
    Legend* m_legend;
};

} // namespace sessionsmith::widgets
