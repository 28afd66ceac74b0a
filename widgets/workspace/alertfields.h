// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/runalerts.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace sessionsmith::widgets {

/// When a run is to draw attention to itself: the rules of the workspace.
class AlertFields : public QWidget
{
    Q_OBJECT
public:
    explicit AlertFields(QWidget* parent = nullptr);
    workflow::AlertRules rules() const;
    void setRules(const workflow::AlertRules& rules); ///< tells no change
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QLabel* m_title;
    QFormLayout* m_form;
    QCheckBox* m_notFinite;
    QSpinBox* m_stalled;
    QSpinBox* m_overfitting;
};

} // namespace sessionsmith::widgets
