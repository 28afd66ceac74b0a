// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Events of each item by its rank, both axes logarithmic: a straight line is Zipf's law.
class PopularityCurve : public QWidget
{
    Q_OBJECT
public:
    explicit PopularityCurve(QWidget* parent = nullptr);
    /// Sorted downwards, the most popular item first.
    void setCounts(std::vector<std::uint64_t> counts);
    QSize sizeHint() const override { return {260, 140}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    QPointF place(double rank, double count) const;
    void paintAxes(QPainter& painter) const;

    std::vector<std::uint64_t> m_counts;
};

} // namespace sessionsmith::widgets
