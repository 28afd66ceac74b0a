// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"
#include "widgets/runs/runorigin.h"

#include <optional>

class QLabel;
class QToolButton;

namespace sessionsmith::widgets {

struct Comparison;

/// What there is to know of one run: its figures, what it was made from, and every value of its specification.
class RunDetails : public Card
{
    Q_OBJECT
public:
    explicit RunDetails(QWidget* parent = nullptr);
    void setRun(const std::optional<store::RunRecord>& run, RunOrigin origin);
    /// What can be done with the run, in a menu of the header.
    void setActions(const QList<QAction*>& actions);
    /// Instead of one run the figures of several, until the next setRun().
    void setComparison(std::vector<store::RunRecord> runs, std::vector<std::optional<store::CaseResults>> cases = {});
    void retranslate();

Q_SIGNALS:
    void lineageRequested(); ///< as a picture

private:
    void fill();
    QString runText() const;
    QString marksParagraph() const;
    QString comparisonText() const;
    QString comparisonTable(const Comparison& comparison) const;
    QString timesTable() const;
    QString metricsTable() const;
    QString lineageTable() const;
    QString specTable() const;
    QString commandParagraph() const;
    QString alertsParagraph() const;
    QString predictionsTable() const;

    std::optional<store::RunRecord> m_run;
    std::vector<store::RunRecord> m_compared;
    std::vector<std::optional<store::CaseResults>> m_cases; // of the compared runs
    RunOrigin m_origin;
    QLabel* m_text;
    QToolButton* m_menu;
};

} // namespace sessionsmith::widgets
