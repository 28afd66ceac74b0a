// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/generatorspec.h"
#include "widgets/training/fieldgroup.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// The rows of a form that only a neural generator has.
class GeneratorFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit GeneratorFields(QObject* parent);

    /// Those that the chosen kind has no use for are hidden, all of them where no generator is asked for.
    void showRows(QFormLayout& form, bool asked);
    void retranslate();

    learning::GeneratorSpec spec() const; ///< but for seed and device
    void setSpec(const learning::GeneratorSpec& spec);

Q_SIGNALS:
    void kindChanged();

private:
    QComboBox* m_kind;
    QSpinBox* m_embedding;
    QSpinBox* m_hidden;
    QSpinBox* m_latent;
    QSpinBox* m_maxLength;
    QSpinBox* m_epochs;
    QSpinBox* m_adversarialEpochs;
    QSpinBox* m_batch;
    QLineEdit* m_learningRate;
    QDoubleSpinBox* m_eventDropout;
};

} // namespace sessionsmith::widgets
