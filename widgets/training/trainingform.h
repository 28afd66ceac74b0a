// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingtask.h"
#include "widgets/common/card.h"
#include "widgets/jobs/workbench.h"

#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

class DataChoice;
class FieldGroup;
class GeneratorFields;
class LearningFields;
class ModelFields;
class RunFields;
class Segments;
class StartFields;
class TaskFields;
class TechniqueFields;
class TestFields;

/// What to train, on what, and how. Rows that the chosen kind has no use for are not shown; a value that cannot be is
/// marked and named before anything starts.
class TrainingForm : public Card
{
    Q_OBJECT
public:
    explicit TrainingForm(Workbench& workbench, QWidget* parent = nullptr);
    workflow::TrainingTask task() const;               ///< with the first seed
    std::vector<workflow::TrainingTask> tasks() const; ///< one for each seed
    void setTask(const workflow::TrainingTask& task);
    /// Data sets and runs of the workspace, keeping what is chosen.
    void setChoices(const std::vector<store::DatasetRecord>& datasets, const std::vector<store::RunRecord>& runs);
    void retranslate();
    /// Until a run has begun no other one can be started.
    void setStarting(bool starting);

Q_SIGNALS:
    void startRequested();
    void errorOccurred(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Kind { Pretrain, Finetune, Baseline, Generator }; // in the order of TrainingTask, whose others are a Finetune
    static Kind kindOf(const workflow::TrainingTask& task);

    void buildRows();
    void addRow(QWidget* field);
    void setRowText(QWidget* field, const QString& text);
    void showRows();
    void showTexts();
    QList<FieldGroup*> groups() const;
    /// Where the values of the chosen kind of run stand, by their keys.
    std::map<std::string, QWidget*> valuesByKey() const;
    void chooseData();
    void validate();
    void markPipelines();
    void takeShapeOfStart();
    learning::Objective objective() const;
    learning::TrainingSpec spec() const;
    learning::GeneratorSpec generatorSpec() const;
    workflow::ClickRequest clickRequest() const;
    workflow::TagRequest tagRequest() const;
    workflow::FinetuneRequest finetuneRequest() const;
    workflow::BaselineRequest baselineRequest() const;
    void take(const workflow::PretrainRequest& request);
    void take(const workflow::FinetuneRequest& request);
    void take(const workflow::BaselineRequest& request);
    void take(const workflow::GeneratorRequest& request);
    template <typename Request>
    void take(const Request& request);
    /// Errors: the first value of the chosen kind of run that cannot be.
    Result<> checkValues() const;
    bool finetunes() const;
    void setSpec(const learning::TrainingSpec& spec);

    Workbench& m_workbench;
    bool m_isStarting = false;
    Segments* m_kind;
    QFormLayout* m_form;
    DataChoice* m_data;
    StartFields* m_startFields;
    QComboBox* m_baseline;
    QLabel* m_objective;
    TaskFields* m_task;
    ModelFields* m_model;
    LearningFields* m_learning;
    TechniqueFields* m_techniques;
    GeneratorFields* m_generator;
    TestFields* m_test;
    RunFields* m_run;
    QCheckBox* m_holdOut;
    QLabel* m_problem;
    QPushButton* m_start;
};

} // namespace sessionsmith::widgets
