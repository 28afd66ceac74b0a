// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/funnelfigures.h"
#include "widgets/behaviour/previewview.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

/// How many sessions show the actions of a funnel in its order, with conversion from step to step. The person chooses
/// the actions: each step is a box of its own, one more stands below.
class FunnelView : public PreviewView
{
    Q_OBJECT
public:
    static constexpr int mostSteps = 6;

    explicit FunnelView(const PreviewData& data);
    QString word() const override { return tr("Funnel"); }
    void retranslate() override;
    void showReal() override;
    void showSample() override;

    const std::vector<std::string>& steps() const { return m_steps; }
    /// The actions by name; those that the model does not have are left out.
    void setSteps(std::vector<std::string> steps);
    const std::vector<FunnelStep>& figures() const { return m_figures; }
    QString description(std::size_t step) const;

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    bool event(QEvent* event) override;

private:
    static constexpr int titleHeight = 18, namesHeight = 20, rowHeight = 44, boxWidth = 132, numberWidth = 64;

    std::vector<int> actions() const;
    void keepKnownSteps();
    void fillBoxes();
    void chooseAction(int step, int entry);
    void addStep();
    void layOut();
    void showTitle();
    QRect row(int step) const;
    int stepAt(const QPoint& position) const;
    void paintColumnNames(QPainter& painter) const;
    void paintKeyOfBars(QPainter& painter) const;
    void paintStep(QPainter& painter, int step) const;
    void paintBars(QPainter& painter, const QRect& place, int step) const;

    std::vector<std::string> m_steps;
    std::vector<std::string> m_known; ///< the actions of the model that the boxes were filled for
    std::vector<FunnelStep> m_figures;
    QLabel* m_title;
    std::vector<QComboBox*> m_boxes;
    QPushButton* m_add;
};

} // namespace sessionsmith::widgets
