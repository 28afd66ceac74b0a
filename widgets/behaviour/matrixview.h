// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/matrixgeometry.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/modeledits.h"
#include "widgets/behaviour/nudging.h"
#include "widgets/behaviour/personabands.h"
#include "widgets/behaviour/probabilitytext.h"
#include "widgets/common/theme.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QPointer>

class QMenu;

namespace sessionsmith::widgets {

class ProbabilityEditor;
class RowBars;

/// A matrix of distributions as a heat map that is edited in place. Arrows move, digits type, + and - and the wheel
/// over the chosen cell change it by a point (by a tenth the wheel with Shift, the keys with Alt), L locks, Enter opens
/// the row as bars, Escape closes them. Only what shows is painted.
class MatrixView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// `part`: Transition (with the END column where the model has one) or Emission.
    MatrixView(ModelDocument& document, Part part, QWidget* parent = nullptr);

    void setFormat(ProbabilityFormat format);
    ProbabilityFormat format() const { return m_format; }
    void setScale(QuantityScale scale);
    QuantityScale scale() const { return m_scale; }
    QPoint currentCell() const { return m_current; } ///< column, row
    void setCurrentCell(int row, int column);
    /// Columns and rows of the rectangle from where a selection began to the current cell.
    QRect selection() const;
    /// Makes a cell the current one and keeps where the selection began.
    void select(int row, int column);
    void selectAll();
    void copySelection() const;
    void paste();
    /// Locks the selected cells, or unlocks them if all are locked.
    void toggleLocks();
    int openRow() const { return m_geometry.openRow; }
    /// In pixels: with less, rows have to be scrolled to.
    int leastHeight() const { return m_geometry.leastHeight(); }
    void setOpenRow(int row); ///< -1 closes the bars
    const MatrixGeometry& geometry() const { return m_geometry; }
    RowBars& bars() const { return *m_bars; }

    // What a screen reader says of them.
    QString spokenCell(int row, int column) const;
    QString spokenRow(int row) const; ///< its name and its sum
    QString spokenColumn(int column) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentCellChanged(int row, int column);
    void openRowChanged();
    void refused(const QString& why);
    void scaleChosen(sessionsmith::widgets::QuantityScale scale);
    void targetRequested(const sessionsmith::hmm::Cell& cell); ///< it shall have a certain value

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    Part partOf(int column) const { return m_geometry.isEnd(column) ? Part::End : m_part; }
    int cellColumn(int column) const { return m_geometry.isEnd(column) ? 0 : column; } ///< as the document counts
    hmm::Cell cellOf(int row, int column) const { return {partOf(column), row, cellColumn(column)}; }
    double valueAt(int row, int column) const;
    QString dwellWords(int state) const;
    QString headerTip(const QPoint& place) const;
    void layOut();
    void chooseNameStyle();
    void syncBars();

    // matrixinput.cpp
    void moveBy(int columns, int rows, bool selecting = false);
    bool handleShortcut(QKeyEvent* event);
    void nudge(double points);
    void openEditor(const QString& text, bool selected);

    void setCells(const QRect& cells, double value);

    // matrixmenu.cpp
    void fillMenu(QMenu* menu);
    void addStructure(QMenu* menu, edits::Kind kind, int first, int last);
    void editName(edits::Kind kind, int index);
    void editName(edits::Kind kind, int index, const QRect& place);
    void editColumnName(int column);

    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void paintCell(QPainter& painter, int row, int column) const;
    void paintPersonaBorders(QPainter& painter) const;
    void paintPersonaBands(QPainter& painter) const;
    void paintMargin(QPainter& painter, int row) const;
    void paintSelection(QPainter& painter) const;

    ModelDocument& m_document;
    Part m_part;
    MatrixGeometry m_geometry;
    std::vector<PersonaRun> m_personaRuns;
    Qt::TextElideMode m_rowElision = Qt::ElideRight, m_columnElision = Qt::ElideRight;
    bool m_hasWideNames = false; ///< a column name that needs a smaller font
    ProbabilityFormat m_format = ProbabilityFormat::Percent;
    QuantityScale m_scale = QuantityScale::Root;
    QElapsedTimer m_scrolled; ///< when the wheel scrolled last
    QPoint m_current{0, 0};
    QPoint m_anchor{0, 0}; ///< where the selection began
    QPoint m_hovered{-1, -1};
    int m_pressedName = -1; ///< the row whose name was pressed last: a second press renames it
    RowBars* m_bars;
    QPointer<ProbabilityEditor> m_editor;
    Nudging m_nudging;
};

} // namespace sessionsmith::widgets
