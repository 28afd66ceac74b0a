// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"
#include "widgets/common/spokenview.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// The figures of a report, one a row: whether it is good, by a sign and a colour, what it is and what that means, its
/// value with the interval on a scale between other real sessions and shuffled ones, and the numbers. Arrow keys move
/// the current row.
class FigureList : public QWidget, public SpokenView
{
    Q_OBJECT
public:
    explicit FigureList(QWidget* parent = nullptr);
    void setMetrics(std::vector<fidelity::Metric> metrics);
    void retranslate();
    int current() const { return m_current; } ///< -1: none
    QRect row(int index) const;

    QAccessible::Role spokenRole() const override { return QAccessible::List; }
    QString spokenValue() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {600, heightForWidth(600)}; }
    QSize minimumSizeHint() const override { return {420, 80}; }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Columns
    {
        explicit Columns(int width);
        int textLeft, textWidth, scaleLeft, scaleWidth, numbersLeft, numbersWidth;
    };

    void layOut();
    std::vector<int> tops(int width) const; ///< of the rows, and the end of the last
    void setCurrent(int index);
    int rowAt(int y) const;
    QString numbersOf(const fidelity::Metric& metric) const;
    void paintHeader(QPainter& painter, const Columns& columns) const;
    void paintRow(QPainter& painter, const Columns& columns, int index) const;
    void paintScale(QPainter& painter, const QRectF& area, const fidelity::Metric& metric) const;

    std::vector<fidelity::Metric> m_metrics;
    std::vector<int> m_tops;
    int m_current = -1;
};

} // namespace sessionsmith::widgets
