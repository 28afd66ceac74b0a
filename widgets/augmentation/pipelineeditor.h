// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sessionsmith::widgets {

class StepRow;

/// The steps of an augmentation in their order, to be added, changed, moved and removed.
class PipelineEditor : public QWidget
{
    Q_OBJECT
public:
    explicit PipelineEditor(QWidget* parent = nullptr);
    augmentation::Pipeline pipeline() const;
    void setPipeline(const augmentation::Pipeline& pipeline);
    void retranslate();
    QList<QWidget*> fields() const; ///< in the order of Tab

Q_SIGNALS:
    void changed();

private:
    StepRow* insert(const augmentation::Step& step);
    void add();
    void move(StepRow* row, int by);
    void remove(StepRow* row);
    void renumber();

    QList<StepRow*> m_rows;
    QVBoxLayout* m_layout;
    QLabel* m_empty;
    QPushButton* m_add;
};

} // namespace sessionsmith::widgets
