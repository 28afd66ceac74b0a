// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/frequentlist.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int headerHeight = 20, rowHeight = 24;
constexpr int blockWidth = 9, blockHeight = 10, pitchX = 10;
constexpr int columnWidth = 72, columnGap = 10;
constexpr double barThickness = 3;

} // namespace

FrequentList::FrequentList(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

std::size_t FrequentList::room() const
{
    return std::size_t(std::max(0, (height() - headerHeight) / rowHeight));
}

void FrequentList::setRows(std::vector<Row> rows, const std::vector<std::string>& names, ActionColours colours)
{
    m_rows = std::move(rows);
    m_names = names;
    m_colours = std::move(colours);
    m_current = std::min(m_current, int(m_rows.size()) - 1);
    update();
}

void FrequentList::setColumns(const QString& synthetic, const QString& real)
{
    m_syntheticName = synthetic;
    m_realName = real;
    update();
}

QRect FrequentList::column(int index, int top, int height) const
{
    const int fromRight = m_realName.isEmpty() ? 1 : 2 - index;
    return {width() - fromRight * columnWidth - (fromRight - 1) * columnGap, top, columnWidth, height};
}

void FrequentList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = Theme::instance().colours();
    painter.setFont(Theme::instance().small());
    painter.setPen(colours.muted);
    for (int index = 0; index < (m_realName.isEmpty() ? 1 : 2); ++index)
        painter.drawText(
            column(index, 0, headerHeight), Qt::AlignVCenter | Qt::AlignRight,
            painter.fontMetrics().elidedText(index == 0 ? m_syntheticName : m_realName, Qt::ElideRight, columnWidth));
    double largest = 0;
    for (const Row& row : m_rows)
        largest = std::max({largest, row.share, row.real});
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        paintRow(painter, row, largest);
}

void FrequentList::paintRow(QPainter& painter, std::size_t row, double largest) const
{
    const Colours& colours = Theme::instance().colours();
    const Row& shown = m_rows[row];
    const int top = headerHeight + int(row) * rowHeight;
    if (int(row) == m_current && hasFocus()) painter.fillRect(0, top, width(), rowHeight, colours.soft);
    const int room = column(0, 0, 0).left() - columnGap;
    const auto columns = std::size_t(std::max(1, (room - 6) / pitchX));
    const int y = top + (rowHeight - blockHeight) / 2;
    for (std::size_t i = 0; i < std::min(columns, shown.actions.size()); ++i) {
        const auto action = std::size_t(shown.actions[i]);
        painter.fillRect(int(i) * pitchX, y, blockWidth, blockHeight,
                         action < m_names.size() ? m_colours[int(action)] : colours.line);
    }
    if (shown.actions.size() > columns)
        painter.fillRect(int(columns) * pitchX, y + blockHeight / 2 - 1, 4, 2, colours.muted);
    painter.setFont(Theme::instance().tabular(Theme::instance().body()));
    const auto number = [&](int index, double share, const QColor& text, const QColor& bar) {
        const QRect place = column(index, top, rowHeight);
        painter.setPen(text);
        painter.drawText(place.adjusted(0, 0, 0, -4), Qt::AlignVCenter | Qt::AlignRight, formatPercent(share, 2));
        const double length = largest > 0 ? place.width() * share / largest : 0;
        painter.fillRect(QRectF(place.right() + 1 - length, top + rowHeight - 5, length, barThickness), bar);
    };
    number(0, shown.share, colours.text, colours.accent);
    if (shown.real >= 0) number(1, shown.real, colours.muted, colours.muted);
}

QString FrequentList::description(std::size_t row) const
{
    const Row& shown = m_rows[row];
    QStringList words;
    for (const std::int32_t action : shown.actions)
        words << (std::size_t(action) < m_names.size() ? actionWord(m_names[std::size_t(action)]) : tr("other"));
    QString text = words.join(QStringLiteral(" → ")) + u'\n' + tr("synthetic: %1").arg(formatPercent(shown.share, 3));
    if (shown.real >= 0)
        text += u'\n' + tr("%1: %2, 95 % interval %3 to %4")
                            .arg(m_realName, formatPercent(shown.real, 3), formatPercent(shown.realLow, 3),
                                 formatPercent(shown.realHigh, 3));
    return text;
}

void FrequentList::resizeEvent(QResizeEvent*)
{
    Q_EMIT roomChanged();
}

void FrequentList::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || m_rows.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = std::clamp(m_current + step, 0, int(m_rows.size()) - 1);
    setAccessibleDescription(description(std::size_t(m_current)));
    update();
}

void FrequentList::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_rows.size()) - 1));
    if (!m_rows.empty()) setAccessibleDescription(description(std::size_t(m_current)));
    update();
}

void FrequentList::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool FrequentList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = (help->pos().y() - headerHeight) / rowHeight;
    if (help->pos().y() < headerHeight || row >= int(m_rows.size()))
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), description(std::size_t(row)), this);
    return true;
}

} // namespace sessionsmith::widgets
