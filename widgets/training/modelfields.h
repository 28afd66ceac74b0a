// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spec.h"
#include "widgets/training/fieldgroup.h"

class QComboBox;
class QSpinBox;

namespace sessionsmith::widgets {

/// The shape of a sequence model.
class ModelFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit ModelFields(QObject* parent);
    void retranslate();
    learning::ModelSpec spec() const;
    void setSpec(const learning::ModelSpec& spec);

private:
    QComboBox* m_architecture;
    QSpinBox* m_layers;
    QSpinBox* m_hidden;
    QSpinBox* m_heads;
    QSpinBox* m_maxLength;
};

} // namespace sessionsmith::widgets
