// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks which synthetic data set is to be laid beside which real one, and how.
class ComparePanel : public SidePanel
{
    Q_OBJECT
public:
    explicit ComparePanel(QWidget* page);
    void retranslate();
    /// Offers the data sets and proposes a pair with `shown` in it: of a synthetic one with the log that it follows, of
    /// a real one with the newest synthetic one. Where that log is one part of a split, the other part is proposed in
    /// its place and it itself as what the model was fitted to. Whoever chooses another one gets a new proposal.
    void setDatasets(const std::vector<store::DatasetRecord>& records, const QString& shown);
    workflow::FidelityRequest request() const;
    using SidePanel::follow;

private:
    /// A pair with the data set so named in it.
    void propose(const std::string& shown);
    /// Beside another real log: what the synthetic one follows.
    void proposeTraining();
    bool knowsTraining() const;
    void validate();

    std::vector<store::DatasetRecord> m_records;
    QFormLayout* m_form;
    QComboBox* m_synthetic;
    QComboBox* m_real;
    QComboBox* m_training; ///< the first entry: none of them
    QSpinBox* m_heldOut;
    QSpinBox* m_draws;
    QSpinBox* m_seed;
    QLabel* m_note;
};

} // namespace sessionsmith::widgets
