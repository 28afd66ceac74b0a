// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

#include <functional>
#include <vector>

namespace sessionsmith::widgets {

/// Shares of the events by the rank of their item, both on logarithmic scales, where Zipf's law is a straight line. The
/// end of the model's curve can be dragged where it is invented.
class PopularityChart : public QWidget
{
    Q_OBJECT
public:
    explicit PopularityChart(QWidget* parent = nullptr);
    /// Points (rank, share), falling; either may be empty.
    void setCurves(std::vector<QPointF> model, std::vector<QPointF> beside);
    void setKey(const QString& model, const QString& beside);
    void setPlaceholder(const QString& text);
    void setDraggable(bool draggable);
    QPointF handle() const; ///< the end of the model's curve
    QSize sizeHint() const override { return {300, 170}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

Q_SIGNALS:
    void dragBegun();
    void dragged(double share); ///< where the curve is to end
    void dragEnded();
    void dragCancelled();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Range
    {
        double decades, lowest, highest; ///< ranks 1 ... 10^decades, shares 10^lowest ... 10^highest
    };
    QRectF plot() const;
    Range range() const;
    QPointF place(const QPointF& point) const;
    void paintGrid(QPainter& painter) const;
    void paintCurve(QPainter& painter, const std::vector<QPointF>& curve, const QColor& colour) const;

    std::vector<QPointF> m_model, m_beside;
    QString m_modelName, m_besideName, m_placeholder;
    bool m_draggable = false, m_isHovered = false;
    bool m_isDragging = false;
    Range m_frozen{};              ///< while it is dragged
    std::vector<QPointF> m_before; ///< the same
};

/// Points (rank, share) of the ranks 1 ... `ranks`, so many that a curve looks smooth.
std::vector<QPointF> popularityCurve(std::size_t ranks, const std::function<double(std::size_t rank)>& share);

} // namespace sessionsmith::widgets
