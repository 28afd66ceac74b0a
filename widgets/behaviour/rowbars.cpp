// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/rowbars.h"

#include "widgets/behaviour/cellmarks.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int trackTop = 10;
constexpr int trackBottom = 10;
constexpr int widestTrack = 44;
constexpr int gripHeight = 7; // pixels around the top of a bar where pressing does not move it

} // namespace

RowBars::RowBars(ModelDocument& document, Part part, QWidget* parent)
    : QWidget(parent), m_document(document), m_part(part)
{
    setMouseTracking(true);
    connect(&document, &ModelDocument::rowChanged, this, [this](Part changed, int row) {
        if (changed != m_part || row != m_geometry.openRow) return;
        if (!isDragging()) chooseScale();
        update();
    });
}

void RowBars::showRow(const MatrixGeometry& geometry, ProbabilityFormat format, int currentColumn)
{
    const bool otherRow = geometry.openRow != m_geometry.openRow || !isVisible();
    m_geometry = geometry;
    m_format = format;
    m_current = currentColumn;
    setGeometry(geometry.bars());
    if (otherRow && !isDragging()) chooseScale();
    show();
    update();
}

void RowBars::chooseScale()
{
    const double largest = m_document.row(m_part, m_geometry.openRow).maxCoeff();
    m_scale = std::clamp(std::ceil(largest * 11.5) / 10, 0.1, 1.0); // the next tenth with some room above
}

QRect RowBars::track(int column) const
{
    const QRect cell = m_geometry.cell(m_geometry.openRow, column);
    const int width = std::min(widestTrack, cell.width());
    return {cell.center().x() - width / 2 + 1, trackTop, width, height() - trackTop - trackBottom};
}

int RowBars::topOf(int column, double value) const
{
    const QRect place = track(column);
    return place.bottom() + 1 - int(std::lround(std::min(value / m_scale, 1.0) * place.height()));
}

int RowBars::columnAt(const QPoint& position) const
{
    const int column = m_geometry.columnAt(position.x());
    return column >= 0 && !m_geometry.isEnd(column) ? column : -1;
}

void RowBars::mousePressEvent(QMouseEvent* event)
{
    const int column = columnAt(event->pos());
    if (event->button() != Qt::LeftButton || column < 0) return;
    m_current = column;
    Q_EMIT columnPressed(column);
    if (m_document.isLocked(m_part, m_geometry.openRow, column)) return;
    m_gesture = m_document.beginGesture(m_part, m_geometry.openRow);
    m_dragged = column;
    m_dragY = event->pos().y();
    m_dragValue = m_document.value(m_part, m_geometry.openRow, column);
    const QRect place = track(column);
    if (std::abs(m_dragY - topOf(column, m_dragValue)) > gripHeight) {
        m_dragValue = std::clamp(double(place.bottom() + 1 - m_dragY) / place.height() * m_scale, 0.0, 1.0);
        m_document.setValue(m_part, m_geometry.openRow, column, std::round(m_dragValue * 1000) / 1000);
    }
    setCursor(Qt::SizeVerCursor);
    update();
}

void RowBars::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
    // Beside the bars it belongs to the matrix: the first press may have opened them under the pointer.
    event->setAccepted(columnAt(event->pos()) >= 0);
}

void RowBars::mouseMoveEvent(QMouseEvent* event)
{
    if (!isDragging()) {
        const int column = columnAt(event->pos());
        const bool canMove = column >= 0 && !m_document.isLocked(m_part, m_geometry.openRow, column);
        setCursor(canMove ? Qt::SizeVerCursor : Qt::ArrowCursor);
        if (std::exchange(m_hovered, column) != column) update();
        return;
    }
    const double perPixel = m_scale / track(m_dragged).height() * (event->modifiers() & Qt::ShiftModifier ? 0.1 : 1);
    m_dragValue = std::clamp(m_dragValue + (m_dragY - event->pos().y()) * perPixel, 0.0, 1.0);
    m_dragY = event->pos().y();
    m_document.setValue(m_part, m_geometry.openRow, m_dragged, std::round(m_dragValue * 1000) / 1000);
}

void RowBars::mouseReleaseEvent(QMouseEvent*)
{
    if (!isDragging()) return;
    m_document.endGesture();
    chooseScale();
    update();
}

void RowBars::cancelDrag()
{
    m_document.cancelGesture();
    chooseScale();
    update();
}

void RowBars::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void RowBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = Theme::instance().colours();
    painter.setPen(colours.line);
    QColor ground = colours.accent;
    ground.setAlphaF(0.05F);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(m_geometry.rowBandRoom() + 0.5, 0.5, -0.5, -0.5), 6, 6);
    paintNotes(painter);
    painter.setClipRect(m_geometry.cellArea().x(), 0, m_geometry.cellArea().width(), height());
    for (int column = m_geometry.firstColumn(); column < m_geometry.lastColumn(); ++column)
        paintBar(painter, column);
    // Above the bars around it, and over the edge where it has to.
    painter.setClipping(false);
    if (const int column = isDragging() ? m_dragged : m_hovered; column >= 0) paintNumber(painter, column);
}

void RowBars::paintBar(QPainter& painter, int column) const
{
    const Colours& colours = Theme::instance().colours();
    const double value = m_document.value(m_part, m_geometry.openRow, column);
    const QRect place = track(column);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.track);
    painter.drawRoundedRect(place, 3, 3);
    QRect bar = place;
    bar.setTop(topOf(column, value));
    painter.setBrush(m_document.columnColour(m_part, column));
    painter.drawRoundedRect(bar, std::min(3, bar.height() / 2), std::min(3, bar.height() / 2));

    if (const hmm::Evidence* evidence = m_document.evidence()) {
        const hmm::Cell cell{m_part, m_geometry.openRow, column};
        if (const double low = evidence->intervals.low[cell]; !std::isnan(low)) {
            painter.setPen(QPen(colours.text, 1.3));
            const double x = place.right() - 4.5;
            paintInterval(painter, {x, topOf(column, low) - 0.5},
                          {x, topOf(column, evidence->intervals.high[cell]) - 0.5});
        }
    }
    if (m_document.isLocked(m_part, m_geometry.openRow, column)) {
        painter.setFont(Theme::instance().small());
        painter.setPen(colours.muted);
        painter.drawText(QRect(place.center().x() - 40, place.bottom() - 2, 80, 14), Qt::AlignCenter, tr("locked"));
        return;
    }
    const bool isDragged = isDragging() && column == m_dragged;
    if (isDragging()) {
        const int old = topOf(column, m_document.startingRow(m_part, m_geometry.openRow)(column));
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(place.left(), old + 0.5), QPointF(place.right() + 1, old + 0.5));
    }
    if (isDragged || column == m_hovered || (column == m_current && !isDragging())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDragged ? colours.accent : colours.muted);
        painter.drawRoundedRect(QRect(place.left() - 3, bar.top() - 2, place.width() + 6, 4), 2, 2);
    }
}

/// Beside the bar, on a ground of its own: the bars next to it may be as near as a hair.
void RowBars::paintNumber(QPainter& painter, int column) const
{
    const Colours& colours = Theme::instance().colours();
    const double value = m_document.value(m_part, m_geometry.openRow, column);
    const QRect place = track(column);
    painter.setFont(Theme::instance().tabular(Theme::instance().title()));
    const QString text = preciseText(value, m_format);
    const int width = painter.fontMetrics().horizontalAdvance(text) + 10;
    int x = place.right() + 6;
    if (x + width > this->width()) x = place.left() - 6 - width;
    const int y = std::clamp(topOf(column, value), 12, height() - 12);
    const QRect ground(x, y - 10, width, 20);
    painter.setPen(colours.line);
    painter.setBrush(colours.card);
    painter.drawRoundedRect(ground, 4, 4);
    painter.setPen(isDragging() && column == m_dragged ? colours.accent : colours.text);
    painter.drawText(ground, Qt::AlignCenter, text);
}

void RowBars::paintNotes(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    painter.setFont(Theme::instance().small());
    painter.setPen(colours.muted);
    const int left = m_geometry.rowBandRoom() + 10;
    painter.drawText(QRect(left, 6, m_geometry.nameWidth - left - 4, height() - 12),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, tr("drag a bar: the rest follows"));
    const int column = isDragging() ? m_dragged : m_current;
    if (column < 0 || column >= m_geometry.columns) return;
    const QRect margin = m_geometry.margin(m_geometry.openRow);
    const int room = margin.width() - 16;
    QStringList lines{
        painter.fontMetrics().elidedText(m_document.shortColumnName(m_part, column), Qt::ElideMiddle, room),
        preciseText(m_document.value(m_part, m_geometry.openRow, column), m_format)};
    if (isDragging())
        lines << tr("was %1").arg(preciseText(m_document.startingRow(m_part, m_geometry.openRow)(column), m_format));
    lines << tr("Shift: finer");
    painter.drawText(QRect(margin.left() + 12, 6, room, height() - 12), Qt::AlignLeft | Qt::AlignVCenter,
                     lines.join(u'\n'));
}

} // namespace sessionsmith::widgets
