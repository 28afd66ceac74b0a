// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/learningfields.h"

#include "widgets/common/texts.h"
#include "widgets/training/formfields.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace sessionsmith::widgets {

namespace limits = learning::limits;

LearningFields::LearningFields(QObject* parent)
    : FieldGroup(parent), m_epochs(spinBox(limits::epochs)), m_patience(spinBox(limits::patience)),
      m_batch(spinBox(limits::batch)), m_learningRate(numberEdit()), m_dropout(shareBox(limits::dropout)),
      m_l2(numberEdit()), m_gradientClip(numberEdit()), m_maskRate(shareBox(limits::maskRate)),
      m_spanRate(shareBox(limits::spanRate)), m_spanLength(shareBox(limits::spanLength)), m_augmentation(new QLineEdit)
{
    add("epochs", m_epochs);
    add("patience", m_patience);
    add("batch", m_batch);
    add("learning_rate", m_learningRate);
    add("dropout", m_dropout);
    add("l2", m_l2);
    add("gradient_clip", m_gradientClip);
    add("mask_rate", m_maskRate);
    add("span_rate", m_spanRate);
    add("span_length", m_spanLength);
    add("augmentation", m_augmentation);
}

void LearningFields::showRows(QFormLayout& form, bool visible, learning::Objective objective) const
{
    show(form, visible);
    form.setRowVisible(m_maskRate, visible && objective == learning::Objective::Masked);
    for (QWidget* field : {m_spanRate, m_spanLength})
        form.setRowVisible(field, visible && objective == learning::Objective::Span);
}

void LearningFields::retranslate()
{
    m_patience->setSpecialValueText(tr("to the last epoch"));
    m_patience->setToolTip(tr("Stop after so many epochs without a better validation; the best epoch is kept anyway"));
    m_gradientClip->setToolTip(tr("Largest norm of the gradient of a step; 0: any"));
    m_augmentation->setPlaceholderText(tr("none"));
    m_augmentation->setToolTip(tr("What is done to each sequence every time it is learnt: steps with their rates, such "
                                  "as \"crop:0.8, substitute:0.1\""));
}

void LearningFields::read(learning::TrainingSpec& spec) const
{
    spec.epochs = m_epochs->value();
    spec.patience = m_patience->value();
    spec.batch = m_batch->value();
    spec.learningRate = numberIn(*m_learningRate);
    spec.dropout = m_dropout->value();
    spec.l2 = numberIn(*m_l2);
    spec.gradientClip = numberIn(*m_gradientClip);
    spec.maskRate = m_maskRate->value();
    spec.spanRate = m_spanRate->value();
    spec.spanLength = m_spanLength->value();
    spec.augmentation = m_augmentation->text().trimmed().toStdString();
}

void LearningFields::setSpec(const learning::TrainingSpec& spec)
{
    m_epochs->setValue(spec.epochs);
    m_patience->setValue(spec.patience);
    m_batch->setValue(spec.batch);
    m_learningRate->setText(QString::number(spec.learningRate));
    m_dropout->setValue(spec.dropout);
    m_l2->setText(QString::number(spec.l2));
    m_gradientClip->setText(QString::number(spec.gradientClip));
    m_maskRate->setValue(spec.maskRate);
    m_spanRate->setValue(spec.spanRate);
    m_spanLength->setValue(spec.spanLength);
    m_augmentation->setText(text(spec.augmentation));
}

} // namespace sessionsmith::widgets
