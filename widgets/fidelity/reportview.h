// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/fidelityreports.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace sessionsmith::widgets {

class BarList;
class Card;
class ChangesList;
class FigureList;
class Histogram;
class SessionCompare;
class TransitionCompare;

/// A report as it is shown: of which data sets, and of which model the synthetic one was made; empty: none.
struct ShownReport
{
    workflow::KeptReport kept;
    fidelity::Report report;
    QString model;
};

/// A fidelity report in cards: how good the synthetic sessions are, what to change, pictures, then all figures.
class ReportView : public QWidget
{
    Q_OBJECT
public:
    explicit ReportView(QWidget* parent = nullptr);
    void setReport(ShownReport shown);
    const ShownReport& shown() const { return m_shown; }
    void retranslate();
    static QString titleOf(const workflow::KeptReport& kept); ///< "synthetic beside real"

Q_SIGNALS:
    void backRequested();
    /// The analyst wants to see the part of the model that governs a difference from the log `real`.
    void partRequested(const QString& model, const QString& real, const sessionsmith::fidelity::Difference& difference);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildOverall();
    void showOverall();
    void showPictures();
    void showShares(BarList* list, Card* card, const QStringList& names, const std::vector<double>& synthetic,
                    const std::vector<double>& real);
    void showRuns();
    void showLeftOut();
    void followFigure(int index);

    ShownReport m_shown;
    QToolButton* m_back;
    QLabel* m_title;
    QLabel* m_subtitle;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    Card *m_overallCard, *m_changesCard, *m_sessionsCard, *m_transitionsCard, *m_lengthsCard, *m_actionsCard,
        *m_gapsCard, *m_ranksCard, *m_figuresCard, *m_runsCard, *m_leftOutCard;
    QLabel* m_warning; ///< that it is a copy, in place of the figure
    QLabel* m_overall;
    QLabel* m_overallMeaning;
    QLabel* m_verdicts;
    QLabel* m_counts;
    ChangesList* m_changes;
    SessionCompare* m_sessions;
    TransitionCompare* m_transitions;
    Histogram* m_lengths;
    BarList *m_actions, *m_gaps, *m_ranks;
    FigureList* m_figures;
    QLabel *m_runs, *m_caution;
    QLabel* m_leftOut;
};

} // namespace sessionsmith::widgets
