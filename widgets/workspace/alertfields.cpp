// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workspace/alertfields.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace sessionsmith::widgets {

AlertFields::AlertFields(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_form(new QFormLayout(this)), m_notFinite(new QCheckBox),
      m_stalled(new QSpinBox), m_overfitting(new QSpinBox)
{
    m_title->setProperty("strong", true);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(4);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->addRow(m_title);
    m_form->addRow(m_notFinite);
    for (QSpinBox* box : {m_stalled, m_overfitting}) {
        box->setRange(0, workflow::mostAlertEvaluations);
        box->setMinimumWidth(160);
        auto* label = new QLabel;
        label->setProperty("muted", true);
        label->setBuddy(box);
        m_form->addRow(label, box);
        connect(box, &QSpinBox::valueChanged, this, &AlertFields::changed);
    }
    connect(m_notFinite, &QCheckBox::toggled, this, &AlertFields::changed);
    retranslate();
}

workflow::AlertRules AlertFields::rules() const
{
    return {m_notFinite->isChecked(), m_stalled->value(), m_overfitting->value()};
}

void AlertFields::setRules(const workflow::AlertRules& rules)
{
    const QSignalBlocker isRead(this);
    m_notFinite->setChecked(rules.notFinite);
    m_stalled->setValue(rules.stalledEvaluations);
    m_overfitting->setValue(rules.overfittingEvaluations);
}

void AlertFields::retranslate()
{
    m_title->setText(tr("Alerts of runs"));
    m_notFinite->setText(tr("when a loss is no longer finite"));
    const auto say = [this](QSpinBox* box, const QString& words, const QString& tip) {
        static_cast<QLabel*>(m_form->labelForField(box))->setText(words);
        box->setAccessibleName(words);
        box->setToolTip(tip);
        box->setSpecialValueText(tr("never"));
        box->setSuffix(tr(" evaluations"));
    };
    say(m_stalled, tr("No progress for"), tr("So many evaluations in a row without a better value"));
    say(m_overfitting, tr("Over-fitting for"),
        tr("So many evaluations in a row in which the validation loss rises while the training loss falls"));
}

} // namespace sessionsmith::widgets
