// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/diagramgeometry.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/nudging.h"
#include "widgets/behaviour/probabilitytext.h"
#include "widgets/common/spokenview.h"

#include <QWidget>

#include <optional>

class QFontMetricsF;

namespace sessionsmith::widgets {

/// The states of a model as nodes, in size by their share of time in the long run, and its probabilities as arrows. An
/// arrow that is dragged up gets thicker, down thinner (with Shift ten times as finely), Escape takes it back; nodes
/// and the ground are dragged to where one wants them, the wheel with Ctrl zooms.
///
/// The keyboard has two levels, and Tab leads from the states to the arrows of the chosen one and on. Arrow keys move
/// within a level. A state: Ctrl with them moves it. An arrow: +, - and the wheel over it change it by a point (by a
/// tenth the wheel with Shift, the keys with Alt), digits type, L locks.
class DiagramView : public QWidget, public SpokenView
{
    Q_OBJECT
public:
    explicit DiagramView(ModelDocument& document, QWidget* parent = nullptr);

    void setFormat(ProbabilityFormat format);
    /// Arrows of a probability below it are hidden, but for the chosen one.
    void setThreshold(double threshold);
    double threshold() const { return m_threshold; }
    /// The state that is chosen or that the chosen arrow belongs to.
    int currentNode() const { return m_node; }
    std::optional<hmm::Cell> currentCell() const { return m_cell; }
    void setCurrentNode(int node);
    void setCurrentCell(const hmm::Cell& cell); ///< no emission
    /// Puts the states in a ring, next to each other where much flows between them, as an edit.
    void arrange();
    void retranslate() { invalidate(); }
    void fitToView(); ///< and on, until the person zooms or moves the ground
    /// By a fifth each step, with `pixel` staying where it is.
    void zoom(double steps, const QPointF& pixel);

    const DiagramGeometry& geometry(); ///< up to date
    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenValue() const override;
    QSize sizeHint() const override { return {560, 300}; }
    QSize minimumSizeHint() const override { return {320, 140}; }

Q_SIGNALS:
    void currentCellChanged(const sessionsmith::hmm::Cell& cell);

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent*) override;

private:
    enum class Drag { None, Node, Arrow, Ground };
    struct Hit
    {
        int node = -1;
        std::optional<hmm::Cell> cell;
        bool operator==(const Hit&) const = default;
    };

    int stateCount() const { return m_document.hmm().stateCount(); }
    Wording moveName(int node) const;
    QString nodeDescription(int node) const;
    double valueOf(const hmm::Cell& cell) const { return m_document.value(cell.part, cell.row, cell.column); }
    double startOf(const hmm::Cell& cell) const; ///< when the drag began
    bool isLocked(const hmm::Cell& cell) const { return m_document.isLocked(cell.part, cell.row, cell.column); }
    /// The arrows that the keyboard goes through at a node: what leaves it, what begins and ends there.
    std::vector<hmm::Cell> cellsOf(int node);

    void invalidate(); ///< what is shown has changed
    void layOut();
    std::vector<QPointF> places() const;
    void addGroups();
    void addNodes();
    void addArrows();
    void addArrow(const hmm::Cell& cell, int from, int to, const QFontMetricsF& metrics);
    QSizeF labelSize(const hmm::Cell& cell, const QFontMetricsF& metrics) const;
    void choose(int node, std::optional<hmm::Cell> cell);
    void chooseCell(int node, const hmm::Cell& cell);
    double viewAspect() const; ///< of the room for a ring

    Hit hitAt(const QPointF& place);
    void setHovered(const Hit& hit);
    void chooseCursor();
    bool dragsArrow() const { return m_drag == Drag::Arrow && m_document.inGesture(m_gesture); }
    void startDrag();
    void drag(const QPointF& pointer, bool finely);
    void dragArrow(double up, bool finely);
    void endDrag(bool keep);
    void keepPlaces(const std::vector<QPointF>& places, Wording what, bool merge);
    void moveNode(const QPointF& by);
    void step(int by);
    bool handleArrowKey(QKeyEvent* event);
    bool handleCellKey(QKeyEvent* event);
    bool handleViewKey(QKeyEvent* event);
    void openEditor(const QString& text, bool selected);
    void showTip(const QPoint& place, const QPoint& globalPlace);

    bool isFocal(const DiagramArrow& arrow) const;
    bool isCurrent(const DiagramArrow& arrow) const { return m_cell && arrow.cell == *m_cell; }
    int focalNode() const; ///< whose arrows stand out, -1 for none
    QColor arrowColour(const DiagramArrow& arrow) const;
    void paintArrow(QPainter& painter, const DiagramArrow& arrow) const;
    void paintOldWidth(QPainter& painter, const DiagramArrow& arrow) const;
    QColor groundAt(int node) const; ///< behind the words at a state
    void paintGroup(QPainter& painter, int group) const;
    void paintNode(QPainter& painter, int node) const;
    void paintOuterName(QPainter& painter, int node) const;
    void paintLabel(QPainter& painter, const DiagramArrow& arrow) const;
    QRectF besideArrow(const DiagramArrow& arrow, const QSizeF& size) const;
    void paintDraggedNumber(QPainter& painter) const;
    void paintNote(QPainter& painter) const;

    ModelDocument& m_document;
    Nudging m_nudging;
    ProbabilityFormat m_format = ProbabilityFormat::Percent;
    double m_threshold = 0.04;
    DiagramGeometry m_geometry;
    hmm::Vector m_shares; ///< of time in each state
    bool m_isStale = true;
    bool m_fits = true;                           ///< into the view, after the next resizing too
    bool m_isToFit = true;                        ///< when it is laid out next
    Qt::TextElideMode m_elision = Qt::ElideRight; ///< of the names of states
    int m_node = 0;
    std::optional<hmm::Cell> m_cell;
    Hit m_hovered;
    Drag m_drag = Drag::None;
    bool m_isMoved = false; ///< the pointer, since the button was pressed
    int m_gesture = 0;      ///< of an arrow that is dragged
    QPointF m_dragPlace;
    double m_dragValue = 0;             ///< not yet rounded, so that fine drags add up
    std::optional<QPointF> m_draggedTo; ///< the place of the current node while it is dragged
};

} // namespace sessionsmith::widgets
