// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/fittrace.h"

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

class LineChart;

/// How the log-likelihood rises from iteration to iteration while a fit goes on: the best starting point so far in
/// colour, those before it in grey.
class FitCurves : public QWidget
{
    Q_OBJECT
public:
    explicit FitCurves(QWidget* parent = nullptr);
    /// While a fit goes on: the last line still grows.
    void setLines(const std::vector<FitTrace::Line>& lines);
    /// Afterwards: the best of those with the number of states that was chosen stands out.
    void setOutcome(const std::vector<FitTrace::Line>& lines, int states);
    void retranslate();

private:
    void draw(const std::vector<FitTrace::Line>& lines, const FitTrace::Line* chosen, const QString& word, bool goesOn);

    LineChart* m_chart;
    QLabel* m_title;
};

} // namespace sessionsmith::widgets
