// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/requests.h"
#include "widgets/jobs/sidepanel.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sessionsmith::widgets {

/// Asks how many sessions to synthesise from the open model, how long, with whose items, and whether they become a data
/// set of the workspace or, more than fit into memory, files on the disk.
class SynthesisePanel : public SidePanel
{
    Q_OBJECT
public:
    explicit SynthesisePanel(QWidget* page);
    void retranslate();
    /// What the model offers: whether it has an END state and whose items it follows, `meanLength` for the estimate of
    /// events; `isVersion`: it is saved as it is.
    void setModel(const synthesis::BehaviourModel& model, const QString& name, double meanLength, bool isVersion);
    void setDatasets(const QStringList& names);
    workflow::SynthesizeRequest request() const;
    /// Where they go into files.
    std::optional<workflow::SynthesizeFilesRequest> files() const;
    using SidePanel::follow;

private:
    void showEstimate();
    QString problem() const;
    void browse();
    bool intoFiles() const;

    QFormLayout* m_form;
    QSpinBox* m_sessions;
    QComboBox* m_ending;
    QSpinBox* m_length;
    QSpinBox* m_seed;
    QSpinBox *m_newItems, *m_newUsers; ///< percent
    QComboBox* m_items;
    QCheckBox* m_holdOut;
    QComboBox* m_target;
    QLineEdit* m_name;
    QLineEdit* m_path;
    QPushButton* m_browse;
    QSpinBox* m_shards;
    QCheckBox* m_replace;
    QLabel* m_estimate;
    QString m_model, m_source;
    bool m_endsItself = true, m_isVersion = true;
    double m_meanLength = 0;
};

} // namespace sessionsmith::widgets
