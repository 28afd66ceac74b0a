// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/transferstudy.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// How an arm of a transfer study is called, and its colour.
QString armWord(const std::string& arm);
QColor armColour(const std::string& arm);

/// The figures of a transfer study: for each share of the log a group of arms, each with its mean, the values of its
/// seeds as dots and, where it stands beside the start from scratch, the interval of that difference around its mean.
class StudyChart : public QWidget
{
    Q_OBJECT
public:
    explicit StudyChart(QWidget* parent = nullptr);
    void setStudy(workflow::TransferStudy study);
    QSize sizeHint() const override { return {520, 240}; }
    QSize minimumSizeHint() const override { return {280, 180}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QRectF plot() const;
    double y(double value) const;
    void paintAxis(QPainter& painter) const;
    void paintRow(QPainter& painter, const workflow::TransferRow& row, const QRectF& column) const;

    workflow::TransferStudy m_study;
    double m_top = 0; ///< of the axis; 0: nothing to show yet
};

} // namespace sessionsmith::widgets
