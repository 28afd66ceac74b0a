// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QString>

#include <optional>
#include <vector>

namespace sessionsmith::widgets {

/// The chart with what lies over it: the line under the pointer, a reference, and marks where a value is missing.
class ChartView : public QChartView
{
    Q_OBJECT
public:
    explicit ChartView(QChart* chart, QWidget* parent = nullptr);
    void setCursor(std::optional<double> x);
    void setReference(std::optional<double> y, const QString& label);
    std::optional<double> reference() const { return m_reference; }
    void setBroken(std::vector<double> places);
    /// Tells again where the pointer is: under one that rests, the axes may have moved.
    void tellPointer();

Q_SIGNALS:
    void pointed(std::optional<double> x);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void drawReference(QPainter& painter, const QRectF& plot) const;
    void drawBroken(QPainter& painter, const QRectF& plot) const;
    double across(double x) const;

    std::optional<QPoint> m_pointer;
    std::optional<double> m_cursor, m_reference;
    QString m_referenceLabel;
    std::vector<double> m_broken;
};

} // namespace sessionsmith::widgets
