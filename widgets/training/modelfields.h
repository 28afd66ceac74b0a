// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/modelspec.h"
#include "widgets/training/fieldgroup.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace sessionsmith::widgets {

/// What a sequence model is like.
class ModelFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit ModelFields(QObject* parent);
    /// Those that the chosen architecture has no use for are hidden, all of them where no model is asked for.
    void showRows(QFormLayout& form, bool asked);
    void retranslate();
    learning::ModelSpec spec() const;
    void setSpec(const learning::ModelSpec& spec);

Q_SIGNALS:
    void architectureChanged();

private:
    void takeSize();
    void showSize();

    QComboBox* m_architecture;
    QComboBox* m_size; // those that have a name, behind "own"
    QSpinBox* m_layers;
    QSpinBox* m_hidden;
    QSpinBox* m_heads;
    QSpinBox* m_maxLength;
    QComboBox* m_norm;
    QCheckBox* m_tiedOutput;
    QCheckBox* m_useCategories;
    QCheckBox* m_useGaps;
};

} // namespace sessionsmith::widgets
