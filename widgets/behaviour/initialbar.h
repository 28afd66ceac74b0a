// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/probabilitytext.h"

#include <QWidget>

namespace sessionsmith::widgets {

class ProbabilityEditor;

/// The initial distribution as one stacked bar. A border that is dragged moves probability between its two neighbours;
/// the keyboard and typing set one state's share, the others keep their proportions.
class InitialBar : public QWidget
{
    Q_OBJECT
public:
    explicit InitialBar(ModelDocument& document, QWidget* parent = nullptr);
    void setFormat(ProbabilityFormat format);
    int current() const { return m_current; }
    /// Where a state's segment lies; empty segments have no width.
    QRectF segment(int state) const;
    QSize sizeHint() const override { return {400, 40}; }
    QSize minimumSizeHint() const override { return {160, 40}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int segmentAt(double x) const;
    int borderAt(double x) const; ///< the state at its left, -1 for none
    void setCurrent(int state);
    void openEditor(const QString& text, bool selected);
    QString description(int state) const;
    void paintSegment(QPainter& painter, int state) const;

    ModelDocument& m_document;
    ProbabilityFormat m_format = ProbabilityFormat::Percent;
    int m_current = 0;
    int m_dragged = -1; // the state at the left of the dragged border
    int m_hovered = -1;
};

} // namespace sessionsmith::widgets
