// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Shares by a whole number from 1 up, such as session lengths: columns, and a stepped line for comparison. The last
/// column stands for "that many or more". The value under the pointer is told in a tooltip.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    explicit Histogram(QWidget* parent = nullptr);
    /// [n]: share of n; [0] is not drawn. `beside` may be empty.
    void setShares(std::vector<double> shares, std::vector<double> beside = {});
    void setAxisTitle(const QString& title);
    void setPlaceholder(const QString& text);
    QSize sizeHint() const override { return {260, 140}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    std::size_t columns() const { return std::max(m_shares.size(), m_beside.size()); }
    double columnWidth() const { return plot().width() / double(std::max<std::size_t>(1, columns() - 1)); }
    void paintAxes(QPainter& painter, double largest) const;
    QString columnName(std::size_t n) const;

    std::vector<double> m_shares, m_beside;
    QString m_axisTitle, m_placeholder;
};

} // namespace sessionsmith::widgets
