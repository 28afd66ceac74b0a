// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"

#include "engine/analysis/transitiondifference.h"

class QLabel;
class QStackedWidget;

namespace sessionsmith::widgets {

class DifferenceMatrix;
class EmptyState;

/// How often an action follows another, synthetic minus real, and which of the differences lie beyond chance.
class LogDifferenceView : public PreviewView
{
    Q_OBJECT
public:
    explicit LogDifferenceView(const PreviewData& data);
    QString word() const override { return tr("Difference"); }
    void retranslate() override;
    void showReal() override;
    void showSample() override;
    DifferenceMatrix& matrix() const { return *m_matrix; }
    /// The numbers of the current cell in words; empty without one.
    QString values() const;

private:
    void showTexts();

    hmm::ActionTransitions m_synthetic, m_real;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_title;
    DifferenceMatrix* m_matrix;
    QLabel* m_key;
    QLabel* m_frequencies;
    QLabel* m_verdict;
};

} // namespace sessionsmith::widgets
