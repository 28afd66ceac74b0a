// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/runcurves.h"
#include "widgets/common/card.h"
#include "widgets/jobs/workbench.h"

#include <algorithm>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace sessionsmith::widgets {

class ChoiceBox;
class Figures;
class MachineFigures;
class PredictionsView;
class RunLogView;
class Segments;

/// How far a run is, the buttons to steer it, what it came to, and, in turn, its log, what it asks of the machine and
/// what it predicts.
class ProgressCard : public Card
{
    Q_OBJECT
public:
    explicit ProgressCard(Workbench& workbench, QWidget* parent = nullptr);
    void watch(const store::RunRecord& run);
    /// What was written of the run that is watched.
    void setState(const store::RunRecord& run, RunCurves& curves);
    void setRunsUnderWay(std::vector<store::RunRecord> runs);
    /// A pause shows at once: the job that carries the run out knows it, the workspace is read a moment later.
    store::RunStatus status() const;
    void retranslate();

Q_SIGNALS:
    void watchRequested(qint64 run);
    void resumeRequested(const sessionsmith::store::RunRecord& run);

private:
    void layOut();
    void showChoice();
    void showProgress();
    void keepFocus(const QWidget* before);
    void showFigures();
    void showBar(double share);
    QString progressText(const Job& running) const;
    QString textElsewhere() const;
    Job* job() const;

    /// How far a run is that another program carries out, by what it wrote.
    struct Elsewhere
    {
        double epoch = 0;  ///< 0: nothing was learnt yet
        int epochs = 0;    ///< at most
        double rate = 0;   ///< sequences a second; NaN: not known
        double passed = 0; ///< seconds that the epochs took
        double share() const { return epochs > 0 ? std::min(epoch / epochs, 1.0) : 0; }
    };
    static Elsewhere elsewhere(const store::RunRecord& run, RunCurves& curves);

    Workbench& m_workbench;
    std::optional<store::RunRecord> m_run;
    Elsewhere m_elsewhere;
    std::vector<store::RunRecord> m_underWay;
    QProgressBar* m_progress;
    QLabel* m_state;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_resume;
    ChoiceBox* m_choice;
    QLabel* m_reason;
    Figures* m_figures;
    Segments* m_part;
    QStackedWidget* m_parts; ///< as m_part names them
    RunLogView* m_log;
    MachineFigures* m_machine;
    PredictionsView* m_predictions;
};

} // namespace sessionsmith::widgets
