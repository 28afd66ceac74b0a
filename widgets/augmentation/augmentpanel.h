// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

class ChangeKey;
class Legend;
class PipelineEditor;
class SessionPairs;
class Workbench;
struct AugmentationSample;

/// Asks for the steps that change the sessions of a data set, and shows what they do to some of them.
class AugmentPanel : public SidePanel
{
    Q_OBJECT
public:
    AugmentPanel(Workbench& workbench, QWidget* page);
    void open() override;
    void retranslate();
    /// What is to be augmented; while that runs, it stays. `log`: null while it is read.
    void setDataset(const QString& name, std::shared_ptr<const events::EventLog> log);
    const QString& dataset() const { return m_dataset; }
    workflow::AugmentRequest request() const;
    PipelineEditor& pipeline() const { return *m_pipeline; }
    SessionPairs& preview() const { return *m_pairs; }
    using SidePanel::follow;

private:
    QWidget* buildFields();
    QWidget* buildPreview();
    void change();
    void orderFields();
    void startPreview();
    void showPreview(std::shared_ptr<const AugmentationSample> sample);
    void showTexts();

    Workbench& m_workbench;
    QString m_dataset;
    std::shared_ptr<const events::EventLog> m_log;
    std::shared_ptr<const AugmentationSample> m_sample;
    QPointer<Job> m_previewing;
    QTimer m_delay; ///< while a person goes on changing, nothing is drawn anew
    PipelineEditor* m_pipeline;
    QFormLayout* m_form;
    QSpinBox* m_seed;
    QLineEdit* m_name;
    QCheckBox* m_trainingPart;
    QLabel* m_title;
    QLabel* m_figures;
    SessionPairs* m_pairs;
    ChangeKey* m_key;
    Legend* m_legend;
};

} // namespace sessionsmith::widgets
