// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/previewview.h"

class QLabel;

namespace sessionsmith::widgets {

class Legend;
class StackedShares;

/// Which states sessions are in at their first, second ... event: exactly, from the model, and beside it what the model
/// makes of the real log's actions.
class StepsView : public PreviewView
{
    Q_OBJECT
public:
    static constexpr int steps = 20;
    static constexpr std::size_t mostDecodedEvents = 10'000; ///< what is decoded anew at every move of a bar

    explicit StepsView(const PreviewData& data);
    QString word() const override { return tr("States by step"); }
    void retranslate() override;
    void showReal() override;
    void showSample() override;

    /// What stands above the real log: how many of its sessions were decoded, and how many could not be.
    QString realTitle() const;
    /// What the lines below say of the step at the cursor; empty without one.
    QString syntheticValues() const;
    QString realValues() const;
    StackedShares& synthetic() const { return *m_synthetic; }
    StackedShares& real() const { return *m_real; }

private:
    void showTitles();
    void setCursorStep(int step);
    QString sharesAt(const hmm::Matrix& shares, int step) const;

    hmm::Matrix m_shares, m_realShares;
    std::size_t m_decoded = 0, m_impossible = 0; ///< sessions
    QLabel* m_syntheticTitle;
    QLabel* m_realTitle;
    StackedShares* m_synthetic;
    StackedShares* m_real;
    QWidget* m_realColumn;
    QLabel* m_syntheticValues;
    QLabel* m_realValues;
    Legend* m_legend;
};

} // namespace sessionsmith::widgets
