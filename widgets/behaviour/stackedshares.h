// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <QColor>
#include <QWidget>

namespace sessionsmith::widgets {

/// Shares that sum to at most one, step by step, as stacked areas; what is missing to one stays empty. A cursor line
/// stands at the step under the pointer or, with the arrow keys, at any.
class StackedShares : public QWidget
{
    Q_OBJECT
public:
    explicit StackedShares(QWidget* parent = nullptr);
    /// (steps x parts) and a colour for each part, the first one at the bottom.
    void setShares(hmm::Matrix shares, std::vector<QColor> colours);
    void setAxisTitle(const QString& title);
    int cursor() const { return m_cursor; } ///< step from 0; -1 for none
    void setCursorStep(int step);
    QSize sizeHint() const override { return {220, 200}; }
    QSize minimumSizeHint() const override { return {140, 96}; }

Q_SIGNALS:
    void cursorChanged(int step); ///< by the person

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int steps() const { return int(m_shares.rows()); }
    QRectF plot() const;
    double xOf(int step) const;
    void pick(int step);
    void paintAxes(QPainter& painter) const;
    void paintAreas(QPainter& painter) const;

    hmm::Matrix m_shares;
    std::vector<QColor> m_colours;
    QString m_axisTitle;
    int m_cursor = -1;
};

} // namespace sessionsmith::widgets
