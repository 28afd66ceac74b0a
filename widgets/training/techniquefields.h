// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spec.h"
#include "widgets/training/fieldgroup.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace sessionsmith::widgets {

/// Losses, further objectives and techniques of a training, folded away below a line that says how many are in use. Of
/// what is unfolded, only what the choices above it leave a meaning is asked.
class TechniqueFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit TechniqueFields(QObject* parent);

    /// The line above all of them, which unfolds them.
    QToolButton* fold() const { return m_fold; }
    /// `asked`: a training is. `finetunes`: there may be an ensemble.
    void showRows(QFormLayout& form, bool asked, bool finetunes);
    void retranslate();

    void read(learning::TrainingSpec& spec) const;
    void setSpec(const learning::TrainingSpec& spec);

Q_SIGNALS:
    /// Other rows are to be seen.
    void rowsChanged();

private:
    void buildLosses();
    void buildDescent();
    void buildResults();
    bool isAsked(const QWidget* field, bool finetunes) const;
    int inUse() const;
    void showFold();

    QToolButton* m_fold;
    QComboBox* m_loss;
    QSpinBox* m_negatives;
    QDoubleSpinBox* m_calibration;
    QDoubleSpinBox* m_smoothing;
    QDoubleSpinBox* m_contrastive; // weights of further objectives; 0: not learnt
    QLineEdit* m_views;
    QLineEdit* m_temperature;
    QDoubleSpinBox* m_replaced;
    QDoubleSpinBox* m_replacedRate;
    QComboBox* m_adversarial;
    QLineEdit* m_epsilon;
    QSpinBox* m_adversarialSteps;
    QDoubleSpinBox* m_averaging;
    QSpinBox* m_accumulate;
    QDoubleSpinBox* m_warmUp;
    QComboBox* m_schedule;
    QComboBox* m_precision;
    QLineEdit* m_freeze;
    QDoubleSpinBox* m_layerDecay;
    QDoubleSpinBox* m_prune;
    QSpinBox* m_retrain;
    QCheckBox* m_sparsityCurve;
    QSpinBox* m_ensemble;
    QCheckBox* m_distil;
    QCheckBox* m_fused;
    QCheckBox* m_shareDevice;
};

} // namespace sessionsmith::widgets
