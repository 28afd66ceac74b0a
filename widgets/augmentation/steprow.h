// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace sessionsmith::widgets {

/// One step of a pipeline: what is done, how much of it, and the buttons that move and remove it.
class StepRow : public QWidget
{
    Q_OBJECT
public:
    explicit StepRow(const augmentation::Step& step, QWidget* parent = nullptr);
    augmentation::Step step() const;
    /// Its number from 1 of `count`: which way it can move, and what a screen reader calls it.
    void setPlace(int number, int count);
    void retranslate();
    QList<QWidget*> fields() const; ///< in the order of Tab

    /// What a step does with a rate that shows it.
    static augmentation::Step proposed(augmentation::StepKind kind);

Q_SIGNALS:
    void changed();
    void moveRequested(int by); ///< -1: up, 1: down
    void removeRequested();

private:
    void showKind();

    int m_number = 1;
    QLabel* m_place;
    QComboBox* m_kind;
    QDoubleSpinBox* m_rate;
    QToolButton *m_up, *m_down, *m_remove;
    QLabel* m_meaning;
};

} // namespace sessionsmith::widgets
