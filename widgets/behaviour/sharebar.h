// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/probabilitytext.h"

#include <QWidget>

class QMenu;

namespace sessionsmith::widgets {

/// Shares of a whole as one stacked bar, which rest on the initial distribution of the model. A border that is dragged
/// moves probability between its two neighbours; the keyboard and typing set one share, the others keep their
/// proportions.
class ShareBar : public QWidget
{
    Q_OBJECT
public:
    explicit ShareBar(ModelDocument& document, QWidget* parent = nullptr);
    void setFormat(ProbabilityFormat format);
    int current() const { return m_current; }
    void setCurrent(int index);
    /// Where a segment lies; empty segments have no width.
    QRectF segment(int index) const;
    QSize sizeHint() const override { return {400, 40}; }
    QSize minimumSizeHint() const override { return {160, 40}; }

Q_SIGNALS:
    void currentChanged(int index);
    void refused(const QString& why);

protected:
    virtual int count() const = 0;
    virtual double share(int index) const = 0;
    virtual double startingShare(int index) const = 0; ///< when the gesture began
    virtual QString name(int index) const = 0;
    virtual QColor colour(int index) const = 0;
    virtual bool isLocked(int) const { return false; }
    virtual bool contradictsLog(int) const { return false; }
    virtual QString description(int index) const = 0; ///< for a screen reader
    virtual QStringList tip(int index) const { return {description(index)}; }
    virtual void setShare(int index, double value) = 0;
    virtual void moveBorder(int left, double value) = 0; ///< `left` and the next one, of a bar that is dragged
    virtual void toggleLock(int) {}
    virtual void fillMenu(QMenu* menu, int index) = 0;

    ModelDocument& document() const { return m_document; }
    ProbabilityFormat format() const { return m_format; }

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void follow();
    bool isDragging() const { return m_document.inGesture(m_gesture); }
    int segmentAt(double x) const;
    int borderAt(double x) const; ///< the segment at its left, -1 for none
    void openEditor(const QString& text, bool selected);
    void paintSegment(QPainter& painter, int index) const;

    ModelDocument& m_document;
    ProbabilityFormat m_format = ProbabilityFormat::Percent;
    int m_current = 0;
    int m_dragged = 0; // the segment at the left of the border, while isDragging()
    int m_gesture = 0;
    int m_hovered = -1;
};

} // namespace sessionsmith::widgets
