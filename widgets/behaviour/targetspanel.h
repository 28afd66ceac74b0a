// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/targets.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/jobs/sidepanel.h"
#include "widgets/jobs/workbench.h"

#include <QTimer>

class QMenu;
class QSpinBox;

namespace sessionsmith::widgets {

class TargetRow;

/// Asks for figures that the model shall have, finds the least change of its free cells that gives them, shows what
/// that would be, and applies it as one edit.
class TargetsPanel : public SidePanel
{
    Q_OBJECT
public:
    TargetsPanel(Workbench& workbench, ModelDocument& document, QWidget* page);
    void retranslate();
    void present();
    /// Opens the panel with one more target.
    void add(const hmm::Figure& figure);
    QList<TargetRow*> rows() const { return m_rows; }
    const std::optional<hmm::Targeted>& solution() const { return m_solution; }
    /// Solves, or applies what was found.
    void proceed();

private:
    void buildLayout();
    void fillMenu();
    TargetRow* addRow(const hmm::Figure& figure);
    void removeRow(TargetRow* row);
    void keepUp(bool isAnother = false);
    void showNow();
    void solve();
    void take(hmm::Targeted solution);
    void apply();
    void showState();
    void showSolution();
    QString costWords() const;
    QString lengthWords() const;
    std::vector<hmm::Target> targets() const; ///< of the rows that have a value
    hmm::TargetSpec spec() const;

    Workbench& m_workbench;
    ModelDocument& m_document;
    QList<TargetRow*> m_rows;
    std::optional<hmm::Targeted> m_solution;
    QLabel* m_hint;
    QVBoxLayout* m_rowLayout;
    QPushButton* m_add;
    QMenu* m_menu;
    QWidget* m_lengthLine;
    QLabel* m_lengthLabel;
    QSpinBox* m_length; ///< of a session of a model without END
    QLabel* m_result;
    int m_question = 0; ///< counts what is asked: an answer to an earlier one is none
    QTimer m_redraw;    ///< once for all edits of a turn: a figure costs a system of equations
};

} // namespace sessionsmith::widgets
