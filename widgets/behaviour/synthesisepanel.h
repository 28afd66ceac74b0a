// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks how many sessions to synthesise from the open model, how long, and with whose items.
class SynthesisePanel : public SidePanel
{
    Q_OBJECT
public:
    explicit SynthesisePanel(QWidget* page);
    void retranslate();
    /// What the model offers: whether it has an END state and whose items it follows, `meanLength` for the estimate of
    /// events; `isVersion`: it is saved as it is.
    void setModel(const synthesis::BehaviourModel& model, const QString& name, double meanLength, bool isVersion);
    void setDatasets(const QStringList& names);
    workflow::SynthesizeRequest request() const;
    using SidePanel::follow;

private:
    void showEstimate();

    QFormLayout* m_form;
    QSpinBox* m_sessions;
    QComboBox* m_ending;
    QSpinBox* m_length;
    QSpinBox* m_seed;
    QComboBox* m_items;
    QCheckBox* m_holdOut;
    QLineEdit* m_name;
    QLabel* m_estimate;
    QString m_model, m_source;
    bool m_endsItself = true, m_isVersion = true;
    double m_meanLength = 0;
};

} // namespace sessionsmith::widgets
