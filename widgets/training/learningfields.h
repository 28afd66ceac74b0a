// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spec.h"
#include "widgets/training/fieldgroup.h"

class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// What every training of a sequence model is asked: how long, how fast, from what.
class LearningFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit LearningFields(QObject* parent);
    void retranslate();
    /// The rates only where something is hidden by them.
    void showRows(QFormLayout& form, bool visible, learning::Objective objective) const;
    void read(learning::TrainingSpec& spec) const;
    void setSpec(const learning::TrainingSpec& spec);

private:
    QSpinBox* m_epochs;
    QSpinBox* m_patience;
    QSpinBox* m_batch;
    QLineEdit* m_learningRate;
    QDoubleSpinBox* m_dropout;
    QLineEdit* m_l2;
    QLineEdit* m_gradientClip;
    QDoubleSpinBox* m_maskRate;
    QDoubleSpinBox* m_spanRate;
    QDoubleSpinBox* m_spanLength;
    QLineEdit* m_augmentation;
};

} // namespace sessionsmith::widgets
