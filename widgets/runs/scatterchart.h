// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace sessionsmith::widgets {

/// One dot a run over two of its fields. The dot under the pointer, or the next one by the arrow keys, is told with its
/// values; a click or Return opens it.
class ScatterChart : public QWidget
{
    Q_OBJECT
public:
    struct Dot
    {
        QString name;
        QColor colour;
        double x = 0, y = 0;
        QString words; ///< name and values, as they are read
    };

    explicit ScatterChart(QWidget* parent = nullptr);
    /// Dots without a place, NaN or infinite, are left out. Names of an axis without numbers stand at 0, 1, ...
    void setDots(std::vector<Dot> dots, const QString& x, const QString& y, const QStringList& xNames = {});
    void setPlaceholder(const QString& words);
    QSize sizeHint() const override { return {320, 240}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    void opened(const QString& name);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Range
    {
        double low = 0, high = 1;
    };
    QRectF plot() const;
    QPointF place(const Dot& dot) const;
    void setCurrent(int dot);
    void paintAxes(QPainter& painter) const;

    std::vector<Dot> m_dots; ///< from left to right
    QString m_x, m_y, m_placeholder;
    QStringList m_xNames;
    Range m_across, m_up;
    int m_current = -1;
};

} // namespace sessionsmith::widgets
