// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Shares by a whole number from 1 up, such as session lengths: columns, and a stepped line for comparison. The value
/// under the pointer is told in a tooltip.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    /// The column that stands for "that many or more".
    static constexpr std::size_t overflow = 50;

    explicit Histogram(QWidget* parent = nullptr);
    /// [n]: share of n, up to `overflow`; [0] is not drawn. `beside` may be empty.
    void setShares(std::vector<double> shares, std::vector<double> beside = {});
    /// What the columns and the line stand for; told above them where there are both.
    void setKey(const QString& columns, const QString& line);
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
    void paintColumnNames(QPainter& painter) const;

    std::vector<double> m_shares, m_beside;
    QString m_axisTitle, m_placeholder, m_columnsName, m_lineName;
};

} // namespace sessionsmith::widgets
