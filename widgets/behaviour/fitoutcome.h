// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/fittrace.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

class FitCurves;

/// A fit as it is seen: the likelihood while it rises, then what was tried, what was chosen, and the way to what it
/// changed. Nothing shows before the first fit.
class FitOutcome : public QWidget
{
    Q_OBJECT
public:
    explicit FitOutcome(QWidget* parent = nullptr);
    void retranslate();
    /// A fit begins. Its thread feeds `trace`, if it has iterations.
    void begin(std::shared_ptr<const FitTrace> trace);
    void showTrace();
    /// The work is over: where nothing was drawn nothing will be.
    void endTrace();
    /// `words`: how it ended. `changesOpenModel`: it became a version of what is shown on the page.
    void showFit(const workflow::FittedModel& fitted, const QString& words, bool changesOpenModel);
    bool hasFit() const; ///< since begin()

Q_SIGNALS:
    void differenceRequested();

private:
    void showTable(const workflow::FittedModel& fitted);

    std::shared_ptr<const FitTrace> m_trace; ///< null for a fit without iterations
    FitCurves* m_curves;
    QLabel* m_words;
    QLabel* m_table;
    QPushButton* m_difference;
};

} // namespace sessionsmith::widgets
