// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks how the users of a data set are to be parted.
class SplitPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit SplitPanel(QWidget* page);
    void retranslate();
    /// What is to be split; while a split runs, that one stays. `taken`: the names of all data sets.
    void setDataset(const QString& name, const QStringList& taken);
    workflow::SplitRequest request() const;
    using SidePanel::follow;

private:
    void validate();

    QString m_dataset;
    QStringList m_taken;
    QFormLayout* m_form;
    QSpinBox* m_share;
    QSpinBox* m_seed;
    QLineEdit* m_first;
    QLineEdit* m_second;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
