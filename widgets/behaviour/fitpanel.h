// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks how to fit the open model to a log.
class FitPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit FitPanel(QWidget* page);
    void retranslate();
    void setDatasets(const QStringList& names);
    void setDataset(const QString& name);
    /// `model`: the name that the result is saved under.
    workflow::FitRequest request(const std::string& model) const;
    bool startsFromModel() const;
    using SidePanel::follow;

private:
    void validate();

    QFormLayout* m_form;
    QComboBox* m_data;
    QComboBox* m_method;
    QComboBox* m_start;
    QSpinBox* m_states;
    QSpinBox* m_iterations;
    QSpinBox* m_seed;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
