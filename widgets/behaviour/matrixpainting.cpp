// SPDX-License-Identifier: GPL-3.0-or-later
// How a matrix view draws itself; what it does is in matrixview.cpp.
#include "widgets/behaviour/cellmarks.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/rowentropy.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPaintEvent>
#include <QPainter>

namespace sessionsmith::widgets {

namespace {

constexpr int sumWidth = MatrixGeometry::sumWidth;
constexpr int smallestTextCell = 30, cellAir = 4;

QString elided(const QPainter& painter, const QString& text, Qt::TextElideMode mode, int width)
{
    return painter.fontMetrics().elidedText(text, mode, width);
}

} // namespace

void MatrixView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().body());
    painter.save();
    painter.setClipRect(0, m_geometry.headerHeight, viewport()->width(),
                        viewport()->height() - m_geometry.headerHeight);
    for (int row = m_geometry.firstRow(); row < m_geometry.lastRow(); ++row)
        paintRow(painter, row);
    paintPersonaBorders(painter);
    if (m_geometry.rows > 0) paintSelection(painter);
    painter.restore();
    paintHeader(painter);
    paintPersonaBands(painter);
}

/// Lines between the personas of a mixture, whose states stand side by side.
void MatrixView::paintPersonaBorders(QPainter& painter) const
{
    if (m_personaRuns.empty()) return;
    painter.save();
    painter.setPen(QPen(Theme::instance().colours().muted, 1));
    const QRect area = m_geometry.cellArea();
    const int right = m_geometry.margin(0).right();
    constexpr double half = MatrixGeometry::gap / 2.0;
    for (const PersonaRun& run : m_personaRuns) {
        if (run.first == 0) continue;
        const double y = m_geometry.cell(run.first, 0).top() - half, x = m_geometry.cell(0, run.first).left() - half;
        painter.drawLine(QPointF(m_geometry.rowName(0).left(), y), QPointF(right, y));
        if (m_part == Part::Transition && x >= area.left() && x <= area.right())
            painter.drawLine(QPointF(x, area.top()), QPointF(x, m_geometry.cell(m_geometry.rows - 1, 0).bottom()));
    }
    painter.restore();
}

void MatrixView::paintPersonaBands(QPainter& painter) const
{
    for (const PersonaRun& run : m_personaRuns) {
        const QString name = m_document.personaName(run.persona);
        const QColor colour = m_document.personaColour(run.persona);
        paintPersonaBand(painter, m_geometry.rowBand(run.first, run.last), Qt::Vertical, name, colour);
        if (m_geometry.hasColumnBands)
            paintPersonaBand(painter, m_geometry.columnBand(run.first, run.last), Qt::Horizontal, name, colour);
    }
}

void MatrixView::paintHeader(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    if (m_geometry.rows == 0) return;
    painter.save();
    const QRect area = m_geometry.cellArea();
    painter.setClipRect(area.x(), 0, area.width(), m_geometry.headerHeight);
    if (m_hasWideNames) painter.setFont(Theme::instance().small());
    for (int column = m_geometry.firstColumn(); column < m_geometry.lastColumn(); ++column) {
        const QRect place = m_geometry.columnName(column);
        painter.setPen(column == m_current.x() && hasFocus() ? colours.text : colours.muted);
        painter.drawText(place, Qt::AlignCenter,
                         elided(painter, m_document.shortColumnName(m_part, column), m_columnElision, place.width()));
    }
    painter.restore();
    painter.setPen(colours.muted);
    if (m_hasWideNames) painter.setFont(Theme::instance().small());
    if (m_geometry.hasEnd) painter.drawText(m_geometry.columnName(m_geometry.columns), Qt::AlignCenter, tr("end"));
    painter.setFont(Theme::instance().small());
    const QRect margin = m_geometry.margin(0);
    const QRect names(margin.left(), m_geometry.columnBandRoom(), margin.width(), MatrixGeometry::namesHeight);
    painter.drawText(QRect(names.topLeft(), QSize(sumWidth, names.height())), Qt::AlignRight | Qt::AlignVCenter,
                     tr("sum"));
    if (!m_geometry.showsEntropy()) return;
    painter.drawText(names.adjusted(sumWidth, 0, 0, 0), Qt::AlignCenter, tr("entropy"));
}

void MatrixView::paintRow(QPainter& painter, int row) const
{
    const Colours& colours = Theme::instance().colours();
    const QRect name = m_geometry.rowName(row);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_document.rowColour(row));
    painter.drawEllipse(QRectF(name.left() + 4, name.center().y() - 3, 8, 8));
    const bool chosen = row == openRow() || (row == m_current.y() && hasFocus());
    painter.setFont(chosen ? Theme::instance().title() : Theme::instance().body());
    painter.setPen(colours.text);
    painter.drawText(name.adjusted(MatrixGeometry::dotRoom, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     elided(painter, m_document.shortRowName(m_part, row), m_rowElision, m_geometry.nameTextWidth()));

    painter.setFont(Theme::instance().tabular(Theme::instance().body()));
    painter.save();
    painter.setClipRect(m_geometry.cellArea(), Qt::IntersectClip);
    for (int column = m_geometry.firstColumn(); column < m_geometry.lastColumn(); ++column)
        paintCell(painter, row, column);
    painter.restore();
    if (m_geometry.hasEnd) paintCell(painter, row, m_geometry.columns);
    paintMargin(painter, row);
}

void MatrixView::paintCell(QPainter& painter, int row, int column) const
{
    const QRect place = m_geometry.cell(row, column);
    const double value = valueAt(row, column);
    const QColor ground = Theme::quantity(value, m_scale);
    if (m_geometry.isEnd(column)) {
        // No cell of the row's distribution: an outline that fills from the left, behind the figures.
        const Colours& colours = Theme::instance().colours();
        const QRectF frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.card);
        painter.drawRoundedRect(frame, 3, 3);
        painter.setBrush(colours.track);
        painter.drawRect(QRectF(frame.left(), frame.top(), frame.width() * value, frame.height()));
        painter.setPen(colours.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 3, 3);
        painter.setPen(colours.text);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(place, 3, 3);
        painter.setPen(Theme::textOn(ground));
    }
    const QString text = probabilityText(value, m_format);
    if (place.width() >= smallestTextCell && painter.fontMetrics().horizontalAdvance(text) <= place.width() - cellAir)
        painter.drawText(place, Qt::AlignCenter, text);
    if (m_document.contradictsLog(cellOf(row, column))) paintContradiction(painter, place);
    if (m_document.isLocked(partOf(column), row, cellColumn(column)))
        paintPadlock(painter, QPointF(place.right() - 11, place.top() + 3));
}

void MatrixView::paintMargin(QPainter& painter, int row) const
{
    const Colours& colours = Theme::instance().colours();
    const QRect place = m_geometry.margin(row);
    const hmm::Vector values = m_document.row(m_part, row);
    painter.setPen(colours.muted);
    // Odds do not add up: their row sums to one as probabilities, which the sign says.
    const QString sum = m_format == ProbabilityFormat::Decimal   ? formatNumber(values.sum(), 2)
                        : m_format == ProbabilityFormat::Percent ? formatNumber(100 * values.sum(), 0)
                                                                 : formatPercent(values.sum());
    painter.drawText(QRect(place.left(), place.top(), sumWidth, place.height()), Qt::AlignRight | Qt::AlignVCenter,
                     sum);
    if (!m_geometry.showsEntropy()) return;
    const QRectF track(place.left() + sumWidth + 12, place.center().y() - 2.5, place.width() - sumWidth - 14, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.track);
    painter.drawRoundedRect(track, 3, 3);
    painter.setBrush(colours.muted);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * relativeEntropy(values), track.height())), 3,
                            3);
}

void MatrixView::paintSelection(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    painter.setBrush(Qt::NoBrush);
    const auto outline = [&](const QPoint& cell, const QColor& colour, qreal width) {
        painter.save();
        if (!m_geometry.isEnd(cell.x()))
            painter.setClipRect(m_geometry.cellArea().adjusted(-2, -2, 2, 2), Qt::IntersectClip);
        painter.setPen(QPen(colour, width));
        painter.drawRoundedRect(QRectF(m_geometry.cell(cell.y(), cell.x())).adjusted(0, 0, 0, 0), 4, 4);
        painter.restore();
    };
    if (m_hovered.x() >= 0 && m_hovered.y() >= 0) outline(m_hovered, colours.muted, 1);
    if (const QRect cells = selection(); cells.size() != QSize(1, 1)) {
        const QRect place = m_geometry.cell(cells.top(), cells.left())
                                .united(m_geometry.cell(cells.bottom(), cells.right()))
                                .adjusted(-1, -1, 1, 1);
        // What is scrolled away must show neither over the names nor over the end.
        QRect visible = m_geometry.cellArea().adjusted(-2, -2, 2, 2);
        if (m_geometry.isEnd(cells.right())) visible.setRight(place.right() + 1);
        painter.save();
        painter.setClipRect(visible, Qt::IntersectClip);
        painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
        painter.drawRoundedRect(place, 4, 4);
        painter.restore();
    }
    outline(m_current, colours.card, 4); // a ring of the ground sets the colour off from any cell
    outline(m_current, hasFocus() || openRow() == m_current.y() ? colours.accent : colours.muted, 2);
}

} // namespace sessionsmith::widgets
