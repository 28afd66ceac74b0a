// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/comparison.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/jobs/sidepanel.h"

#include <QTimer>

#include <map>

class QLineEdit;
class QTableView;

namespace sessionsmith::widgets {

class DifferenceView;
class Segments;
class VersionsModel;

/// The versions of the open model: to save one with a note, to see what differs between one and what is shown, or
/// between any two, and to go back to one.
class VersionsPanel : public SidePanel
{
    Q_OBJECT
public:
    VersionsPanel(OpenModel& open, ModelDocument& document, QWidget* page);
    void retranslate();
    /// Opens the panel on what has changed last.
    void present();
    /// On what differs between an older version and what is shown.
    void presentVersion(int version);

Q_SIGNALS:
    void saved();
    void failed(const QString& text);

private:
    /// One side of a comparison.
    struct Side
    {
        const store::ModelRecord* version; ///< null: what is shown
        QString words;
    };

    void buildLayout();
    void refresh();
    void save();
    void restore();
    std::vector<Side> sides() const; ///< of the selection, the older one first; one where nothing is to be compared
    const store::ModelRecord* chosenVersion() const; ///< null unless it is one
    const hmm::Model* modelOf(const Side& side);
    void showNow();
    void showComparison();
    void showPart();
    void showLargest();
    QString describe(const hmm::Cell& cell) const;
    bool check(const Result<>& result);

    OpenModel& m_open;
    ModelDocument& m_document;
    VersionsModel* m_versions;
    std::map<store::Id, hmm::Model> m_read; ///< versions that have been compared
    hmm::Comparison m_comparison;
    QLineEdit* m_note;
    QPushButton* m_save;
    QTableView* m_table;
    QLabel* m_compared;
    QLabel* m_names; ///< states and actions that only one side has
    Segments* m_part;
    DifferenceView* m_differences;
    QLabel* m_largest;
    QTimer m_redraw; ///< once for all edits of a turn
};

} // namespace sessionsmith::widgets
