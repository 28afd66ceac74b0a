// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/clicktask.h"
#include "engine/workflow/tagtask.h"
#include "widgets/training/fieldgroup.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// What a fine-tuning is for, and the rows that only some tasks have.
class TaskFields : public FieldGroup
{
    Q_OBJECT
public:
    /// In the order of the choices. Click and Tags learn regressions on what another run made of sessions and items.
    enum Task { NextItem, NextAction, Autoencoder, Click, Tags };

    TaskFields(QObject* parent, QWidget* window);

    Task task() const;
    void setTask(Task task);
    /// Whether a sequence model is trained.
    bool trains() const { return task() != Click && task() != Tags; }
    /// All of them are hidden where no fine-tuning is asked for.
    void showRows(QFormLayout& form, bool asked);
    void retranslate();

    void read(learning::TrainingSpec& spec) const;
    void setSpec(const learning::TrainingSpec& spec);
    void read(workflow::ClickRequest& request) const;
    void setRequest(const workflow::ClickRequest& request);
    /// Those of the data set: a target that was not typed becomes the one among them that shops are after.
    void setActions(const std::vector<std::string>& actions);
    /// Errors: a target (Click) that the data set has no action for, as far as its actions are known.
    Result<> checkTarget() const;
    void read(workflow::TagRequest& request) const;
    void setRequest(const workflow::TagRequest& request);

Q_SIGNALS:
    void taskChanged();

private:
    QWidget* m_window;
    QComboBox* m_task;
    QDoubleSpinBox* m_dropRate;
    QLineEdit* m_target;
    std::vector<std::string> m_actions;
    QLineEdit* m_features;
    QDoubleSpinBox* m_share;
    QLineEdit* m_tags;
    QLineEdit* m_to;
    QDoubleSpinBox* m_holdOut;
    QSpinBox* m_leastItems;
    QSpinBox* m_mostTags;
    QLineEdit* m_l2;
};

} // namespace sessionsmith::widgets
