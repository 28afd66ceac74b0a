// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/revisitbars.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/generator/percenteditor.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int rowHeight = 26, headerHeight = 18;
constexpr int nameWidth = 78, valueWidth = 62, tickWidth = 84;
constexpr double step = 0.01; // of left and right

} // namespace

RevisitBars::RevisitBars(QWidget* parent) : QAbstractScrollArea(parent)
{
    installSpokenViews();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RevisitBars::setRows(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_rows.size()) - 1));
    if (m_dragged >= int(m_rows.size())) m_dragged = -1;
    updateScrolling();
    if (hasFocus() && !m_rows.empty()) notifySpokenValue(this);
    viewport()->update();
}

void RevisitBars::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    viewport()->update();
}

void RevisitBars::retranslate()
{
    m_tickWords = tr("viewed before");
    viewport()->update();
}

void RevisitBars::updateScrolling()
{
    const int whole = headerHeight + int(m_rows.size()) * rowHeight;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight);
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
}

QRect RevisitBars::rowRect(int row) const
{
    return {0, headerHeight + row * rowHeight - verticalScrollBar()->value(), viewport()->width(), rowHeight};
}

QRect RevisitBars::bar(int row) const
{
    return rowRect(row).adjusted(nameWidth, 6, -valueWidth - tickWidth, -6);
}

QRect RevisitBars::tick(int row) const
{
    const QRect whole = rowRect(row);
    return {whole.right() - tickWidth / 2 - 7, whole.center().y() - 7, 14, 14};
}

int RevisitBars::rowAt(int y) const
{
    const int row = (y + verticalScrollBar()->value() - headerHeight) / rowHeight;
    return y >= headerHeight && row < int(m_rows.size()) ? row : -1;
}

double RevisitBars::probabilityAt(double x) const
{
    const QRect track = bar(0);
    return std::clamp((x - track.left()) / double(track.width()), 0.0, 1.0);
}

void RevisitBars::setCurrent(int row)
{
    m_current = row;
    const QRect shown = rowRect(row);
    QScrollBar* scroll = verticalScrollBar();
    if (shown.top() < headerHeight) scroll->setValue(scroll->value() + shown.top() - headerHeight);
    if (shown.bottom() > viewport()->height())
        scroll->setValue(scroll->value() + shown.bottom() - viewport()->height());
    notifySpokenValue(this);
    viewport()->update();
}

QString RevisitBars::describe(int row) const
{
    const Row& told = m_rows[std::size_t(row)];
    QStringList lines{told.always ? tr("%1: always an item viewed before").arg(told.name)
                                  : tr("%1: returns with %2").arg(told.name, formatPercent(told.probability, 1))};
    if (told.high >= 0)
        lines << tr("estimated: %1 to %2 (95 %), %3")
                     .arg(formatPercent(told.low, 1), formatPercent(told.high, 1), told.counts);
    if (told.beside >= 0) lines << tr("log beside: %1").arg(formatPercent(told.beside, 1));
    return lines.join(u'\n');
}

QString RevisitBars::spokenValue() const
{
    return m_rows.empty() ? m_placeholder : describe(m_current).replace(u'\n', QStringLiteral(", "));
}

bool RevisitBars::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos().y());
    const bool ofTick = row >= 0 && help->pos().x() > viewport()->width() - tickWidth;
    QToolTip::showText(help->globalPos(),
                       row < 0  ? QString()
                       : ofTick ? tr("Only items viewed before: the logic of a funnel, whatever the bar says")
                                : describe(row),
                       viewport());
    return true;
}

bool RevisitBars::event(QEvent* event)
{
    // Escape takes a drag back before it closes anything.
    if (event->type() == QEvent::ShortcutOverride && m_dragged >= 0) event->accept();
    if (event->type() == QEvent::FocusIn && !m_rows.empty()) notifySpokenValue(this);
    return QAbstractScrollArea::event(event);
}

void RevisitBars::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(int(event->position().y()));
    if (row < 0 || event->button() != Qt::LeftButton) return;
    setCurrent(row);
    const Row& told = m_rows[std::size_t(row)];
    if (event->position().x() > viewport()->width() - tickWidth) {
        Q_EMIT ticked(row, !told.always);
    } else if (!told.always && event->position().x() >= nameWidth - 6) {
        m_dragged = row;
        m_before = told.probability;
        Q_EMIT dragBegun();
    }
}

void RevisitBars::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged >= 0) {
        Q_EMIT edited(m_dragged, probabilityAt(event->position().x()));
        return;
    }
    const int row = rowAt(int(event->position().y()));
    const QRect track = row < 0 ? QRect() : bar(row);
    const bool drags = row >= 0 && !m_rows[std::size_t(row)].always && event->position().x() >= track.left() &&
                       event->position().x() <= track.right();
    viewport()->setCursor(drags ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void RevisitBars::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragged, -1) >= 0) Q_EMIT dragEnded();
    viewport()->update();
}

void RevisitBars::keyPressEvent(QKeyEvent* event)
{
    if (m_rows.empty()) return QAbstractScrollArea::keyPressEvent(event);
    const Row& row = m_rows[std::size_t(m_current)];
    switch (event->key()) {
    case Qt::Key_Escape:
        if (std::exchange(m_dragged, -1) < 0) return QAbstractScrollArea::keyPressEvent(event);
        Q_EMIT dragCancelled();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return setCurrent(std::clamp(m_current + (event->key() == Qt::Key_Up ? -1 : 1), 0, int(m_rows.size()) - 1));
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!row.always)
            Q_EMIT edited(m_current,
                          std::clamp(row.probability + (event->key() == Qt::Key_Left ? -step : step), 0.0, 1.0));
        return;
    case Qt::Key_Space:
        Q_EMIT ticked(m_current, !row.always);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return openEditor(QString::number(100 * row.probability, 'f', 1));
    default:
        if (!event->text().isEmpty() && event->text()[0].isDigit()) return openEditor(event->text());
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void RevisitBars::openEditor(const QString& text)
{
    if (m_rows[std::size_t(m_current)].always) return;
    const QRect whole = rowRect(m_current);
    const QRect place(whole.right() - valueWidth - tickWidth - 4, whole.center().y() - 14, valueWidth + 8, 28);
    auto* editor = new PercentEditor(text, place, viewport());
    connect(editor, &PercentEditor::entered, this,
            [this, row = m_current](double share) { Q_EMIT edited(row, share); });
    connect(editor, &PercentEditor::refused, this, &RevisitBars::refused);
}

void RevisitBars::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_rows.empty()) {
        painter.setFont(Theme::instance().body());
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (rowRect(row).intersects(viewport()->rect())) paintRow(painter, row);
    paintHeader(painter);
}

void RevisitBars::paintHeader(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    painter.fillRect(QRect(0, 0, viewport()->width(), headerHeight), colours.card);
    painter.setFont(Theme::instance().small());
    painter.setPen(colours.muted);
    painter.drawText(QRect(viewport()->width() - tickWidth, 0, tickWidth, headerHeight), Qt::AlignCenter, m_tickWords);
}

void RevisitBars::paintRow(QPainter& painter, int row) const
{
    const Colours& colours = Theme::instance().colours();
    const Row& told = m_rows[std::size_t(row)];
    const QRect whole = rowRect(row), track = bar(row);
    if (hasFocus() && row == m_current) {
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(colours.soft);
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4);
    }
    painter.setFont(Theme::instance().body());
    painter.setPen(colours.text);
    painter.drawText(whole.adjusted(6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(told.name, Qt::ElideRight, nameWidth - 12));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.track);
    painter.drawRoundedRect(track, 3, 3);
    const double probability = told.always ? 1 : told.probability;
    const auto x = [&](double value) { return track.left() + track.width() * value; };
    QColor colour = told.colour;
    if (told.always) colour.setAlphaF(0.35F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * probability, track.height()), 3, 3);
    painter.setPen(QPen(colours.text, 1));
    if (told.high >= 0 && !told.always) { // a whisker
        painter.drawLine(QPointF(x(told.low), track.center().y() + 0.5),
                         QPointF(x(told.high), track.center().y() + 0.5));
        for (const double end : {told.low, told.high})
            painter.drawLine(QPointF(x(end), track.center().y() - 3), QPointF(x(end), track.center().y() + 4));
    }
    if (told.beside >= 0) { // the log beside
        painter.setPen(QPen(colours.text, 1.7));
        painter.drawLine(QPointF(x(told.beside), track.top() - 3), QPointF(x(told.beside), track.bottom() + 4));
    }
    if (row == m_dragged) {
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(x(m_before), track.top() - 4), QPointF(x(m_before), track.bottom() + 5));
    }
    painter.setFont(Theme::instance().tabular(Theme::instance().body()));
    painter.setPen(told.always ? colours.muted : row == m_dragged ? colours.accent : colours.text);
    painter.drawText(QRect(track.right(), whole.top(), valueWidth, whole.height()), Qt::AlignVCenter | Qt::AlignRight,
                     formatPercent(probability, 1));
    const QRectF box = tick(row);
    painter.setPen(QPen(told.always ? colours.accent : colours.muted, 1));
    painter.setBrush(told.always ? colours.accent : colours.card);
    painter.drawRoundedRect(box, 4, 4);
    if (!told.always) return;
    painter.setPen(QPen(colours.card, 1.7));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{
        {box.left() + 3, box.center().y()}, {box.left() + 6, box.bottom() - 4}, {box.right() - 3, box.top() + 4}});
}

} // namespace sessionsmith::widgets
