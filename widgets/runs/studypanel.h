// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/transferstudy.h"
#include "widgets/jobs/sidepanel.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

class StudyChart;
class Workbench;

/// Asks for a transfer study, carries it out and shows what is there of it: a chart, and a table of all arms.
class StudyPanel : public SidePanel
{
    Q_OBJECT
public:
    StudyPanel(Workbench& workbench, QWidget* page);
    void open() override;
    void retranslate();
    workflow::TransferStudyRequest request() const;
    /// Fills the fields and shows what the workspace has of it.
    void setRequest(const workflow::TransferStudyRequest& request);

protected:
    QString stoppedWords() const override
    {
        return tr("Stopped; what is finished is kept, and the study goes on from it");
    }

private:
    void layOut();
    void fillChoices();
    void validate();
    void start();
    void read();
    void show(workflow::TransferStudy study);

    Workbench& m_workbench;
    std::vector<workflow::TransferStudyRequest> m_known;
    QFormLayout* m_form;
    QComboBox* m_study; ///< a new one first, then those that are known
    QComboBox* m_data;
    QComboBox* m_model; ///< the first entry: one that is fitted to each part
    QLineEdit* m_shares;
    QLineEdit* m_seeds;
    QSpinBox* m_sessions;
    QSpinBox* m_pretrainEpochs;
    QSpinBox* m_epochs;
    QLineEdit* m_name;
    QLabel* m_note;
    StudyChart* m_chart;
    QLabel* m_table;
};

} // namespace sessionsmith::widgets
