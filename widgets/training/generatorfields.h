// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/generatorspec.h"

#include <QObject>

#include <map>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

/// The rows of a form that only a neural generator has. The form owns them.
class GeneratorFields : public QObject
{
    Q_OBJECT
public:
    explicit GeneratorFields(QObject* parent);

    /// In the order in which they are asked.
    QList<QWidget*> fields() const;
    const std::map<std::string, QWidget*>& byKey() const { return m_fields; }
    /// Those that the chosen kind has no use for are hidden, all of them where no generator is asked for.
    void showRows(QFormLayout& form, bool asked);
    void retranslate();

    learning::GeneratorSpec spec() const; ///< but for seed and device
    void setSpec(const learning::GeneratorSpec& spec);

Q_SIGNALS:
    void changed();
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
    std::map<std::string, QWidget*> m_fields; // by the key of the specification
};

} // namespace sessionsmith::widgets
