// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/fieldgroup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace sessionsmith::widgets {

void FieldGroup::show(QFormLayout& form, bool visible) const
{
    for (QWidget* field : m_fields)
        form.setRowVisible(field, visible);
}

void FieldGroup::add(const char* key, QWidget* field)
{
    m_fields << field;
    m_byKey[key] = field;
    if (auto* box = qobject_cast<QSpinBox*>(field)) connect(box, &QSpinBox::valueChanged, this, &FieldGroup::changed);
    if (auto* box = qobject_cast<QDoubleSpinBox*>(field))
        connect(box, &QDoubleSpinBox::valueChanged, this, &FieldGroup::changed);
    if (auto* edit = qobject_cast<QLineEdit*>(field))
        connect(edit, &QLineEdit::textChanged, this, &FieldGroup::changed);
    if (auto* box = qobject_cast<QComboBox*>(field))
        connect(box, &QComboBox::currentIndexChanged, this, &FieldGroup::changed);
    if (auto* box = qobject_cast<QCheckBox*>(field)) connect(box, &QCheckBox::toggled, this, &FieldGroup::changed);
}

} // namespace sessionsmith::widgets
