// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks how many sessions a neural generator is to draw.
class DrawPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit DrawPanel(QWidget* page);
    void retranslate();
    void setRun(const QString& name);
    workflow::DrawRequest request() const;
    using SidePanel::follow;

private:
    QFormLayout* m_form;
    QSpinBox* m_sessions;
    QSpinBox* m_seed;
    QLineEdit* m_name;
    QString m_run;
};

} // namespace sessionsmith::widgets
