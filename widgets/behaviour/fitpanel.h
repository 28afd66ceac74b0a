// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/fittrace.h"
#include "widgets/jobs/sidepanel.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace sessionsmith::widgets {

class FitOutcome;
class RangeBox;

/// Asks how to fit the open model to a log, shows the likelihood rise while that goes on, and what came of it.
class FitPanel : public SidePanel
{
    Q_OBJECT
public:
    explicit FitPanel(QWidget* page);
    void retranslate();
    void setDatasets(const QStringList& names);
    void setDataset(const QString& name);
    /// The model that is open: the fit may begin from it and keep its locked cells, and by itself becomes a version of
    /// it.
    void setModel(const QString& name, const hmm::Model& model, const hmm::Locks& locks);
    workflow::FitRequest request() const;

    /// Follows a fit; `trace` is fed by its thread.
    void follow(Job* job, std::shared_ptr<const FitTrace> trace);
    /// Shows `words`, the numbers of the fit and, where it became a version of the open model, the way to what it
    /// changed.
    void showOutcome(const workflow::FittedModel& fitted, const QString& words, bool changesOpenModel);

protected:
    /// A fit that was stopped keeps the best so far, if there was one.
    QString stoppedWords() const override;

Q_SIGNALS:
    void differenceRequested(); ///< between the model before and after the fit

private:
    void buildForm();
    void validate();
    bool findsStates() const; ///< by Baum-Welch; counting takes the actions for them
    bool choosesMethod() const;
    void offerPseudoCount();
    bool startsFromModel() const;
    bool isRange() const;
    bool keepsLocks() const;
    QString problem() const;

    QFormLayout* m_form;
    QComboBox* m_data;
    QComboBox* m_method;
    QComboBox* m_start;
    QCheckBox* m_keepLocks;
    RangeBox* m_personas;
    RangeBox* m_states;
    QComboBox* m_choose;
    QSpinBox* m_restarts;
    QSpinBox* m_holdOut;     ///< percent
    bool m_holdsOut = false; ///< as of the last change
    QLineEdit* m_name;
    QToolButton* m_more;
    QDoubleSpinBox* m_pseudoCount;
    QSpinBox* m_strength; ///< of the open model as a prior
    QSpinBox* m_iterations;
    QComboBox* m_tolerance;
    QSpinBox* m_seed;
    QCheckBox* m_end;
    QCheckBox* m_full;
    QLabel* m_note;
    FitOutcome* m_outcome;
    hmm::Locks m_locks;
    QString m_modelName;
    int m_modelStates = 0;
};

} // namespace sessionsmith::widgets
