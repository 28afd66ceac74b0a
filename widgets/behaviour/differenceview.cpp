// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/differenceview.h"

#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/tellingelision.h"
#include "widgets/common/differencecolour.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int headerHeight = 24, gap = 2, leastCellWidth = 52, mostCellWidth = 110;
constexpr int leastRowHeight = 24, mostRowHeight = 34;

} // namespace

DifferenceView::DifferenceView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus); // the arrows scroll
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, this, &DifferenceView::layOut);
}

void DifferenceView::setDifferences(hmm::Matrix differences, QStringList rows, QStringList columns,
                                    std::function<QString(int, int)> describe)
{
    m_differences = std::move(differences);
    m_rows = std::move(rows);
    m_columns = std::move(columns);
    m_describe = std::move(describe);
    m_largest = m_differences.size() > 0 ? m_differences.cwiseAbs().maxCoeff() : 0;
    layOut();
}

void DifferenceView::layOut()
{
    const QFontMetrics metrics(Theme::instance().body());
    int widest = 0;
    for (const QString& row : std::as_const(m_rows))
        widest = std::max(widest, metrics.horizontalAdvance(row));
    m_nameWidth = std::min(widest + 12, viewport()->width() / 4);
    const QSize room = cellArea().size();
    const int columns = std::max(1, int(m_columns.size())), rows = std::max(1, int(m_rows.size()));
    m_cellWidth = std::clamp(room.width() / columns, leastCellWidth, mostCellWidth);
    m_rowHeight = std::clamp(room.height() / rows, leastRowHeight, mostRowHeight);
    horizontalScrollBar()->setRange(0, std::max(0, columns * m_cellWidth - room.width()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(m_cellWidth);
    verticalScrollBar()->setRange(0, std::max(0, rows * m_rowHeight - room.height()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(m_rowHeight);
    viewport()->update();
}

QRect DifferenceView::cellArea() const
{
    return viewport()->rect().adjusted(m_nameWidth, headerHeight, 0, 0);
}

QRect DifferenceView::cell(int row, int column) const
{
    return {m_nameWidth + column * m_cellWidth - horizontalScrollBar()->value(),
            headerHeight + row * m_rowHeight - verticalScrollBar()->value(), m_cellWidth - gap, m_rowHeight - gap};
}

QPoint DifferenceView::cellAt(const QPoint& place) const
{
    if (!cellArea().contains(place)) return {-1, -1};
    const QPoint content =
        place - cellArea().topLeft() + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const QPoint cell(content.x() / m_cellWidth, content.y() / m_rowHeight);
    return cell.x() < m_columns.size() && cell.y() < m_rows.size() ? cell : QPoint(-1, -1);
}

/// The whole name of a row or column, which may be elided there; nothing elsewhere.
QString DifferenceView::nameAt(const QPoint& place) const
{
    const QPoint row(m_nameWidth, place.y()), column(place.x(), headerHeight);
    if (const QPoint at = cellAt(row); place.x() < m_nameWidth && at.y() >= 0) return m_rows[at.y()];
    if (const QPoint at = cellAt(column); place.y() < headerHeight && at.x() >= 0) return m_columns[at.x()];
    return {};
}

void DifferenceView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintNames(painter);
    painter.setClipRect(cellArea());
    painter.setFont(Theme::instance().tabular(Theme::instance().body()));
    const int firstRow = verticalScrollBar()->value() / m_rowHeight;
    const int firstColumn = horizontalScrollBar()->value() / m_cellWidth;
    for (int row = firstRow; row < m_rows.size() && cell(row, 0).top() < viewport()->height(); ++row)
        for (int column = firstColumn; column < m_columns.size() && cell(row, column).left() < viewport()->width();
             ++column)
            paintCell(painter, row, column);
}

void DifferenceView::paintNames(QPainter& painter) const
{
    painter.setFont(Theme::instance().body());
    painter.setPen(Theme::instance().colours().muted);
    const auto draw = [&](const QRect& place, Qt::Alignment alignment, const QString& name, Qt::TextElideMode mode) {
        painter.drawText(place, int(alignment), painter.fontMetrics().elidedText(name, mode, place.width()));
    };
    const QFontMetrics metrics = painter.fontMetrics();
    const auto columnMode = tellingElision(m_columns, metrics, m_cellWidth - gap);
    const auto rowMode = tellingElision(m_rows, metrics, m_nameWidth - 8);
    painter.save();
    painter.setClipRect(cellArea().x(), 0, cellArea().width(), headerHeight);
    for (int column = 0; column < m_columns.size(); ++column)
        draw(QRect(cell(0, column).left(), 0, m_cellWidth - gap, headerHeight), Qt::AlignCenter, m_columns[column],
             columnMode);
    painter.restore();
    painter.save();
    painter.setClipRect(0, headerHeight, m_nameWidth, viewport()->height() - headerHeight);
    for (int row = 0; row < m_rows.size(); ++row)
        draw(QRect(0, cell(row, 0).top(), m_nameWidth - 8, m_rowHeight - gap), Qt::AlignVCenter | Qt::AlignLeft,
             m_rows[row], rowMode);
    painter.restore();
}

void DifferenceView::paintCell(QPainter& painter, int row, int column) const
{
    const double difference = m_differences(row, column);
    const QColor ground = differenceColour(m_largest > 0 ? difference / m_largest : 0);
    const QRect place = cell(row, column);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 3, 3);
    painter.setPen(difference == 0 ? Theme::instance().colours().muted : Theme::textOn(ground));
    painter.drawText(place, Qt::AlignCenter, difference == 0 ? QStringLiteral("·") : pointsText(difference));
}

bool DifferenceView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const QPoint at = cellAt(help->pos()); at.x() >= 0 && m_describe)
            QToolTip::showText(help->globalPos(), m_describe(at.y(), at.x()), this, cell(at.y(), at.x()));
        else
            QToolTip::showText(help->globalPos(), nameAt(help->pos()), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace sessionsmith::widgets
