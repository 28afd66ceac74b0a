// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statusitems.h"

#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sessionsmith::widgets {

namespace {

constexpr int between = 20, inside = 4; // px
const QString more = QStringLiteral("…");

QString textOf(const StatusItem& item)
{
    return item.label + u' ' + item.value;
}

} // namespace

StatusItems::StatusItems(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QFont StatusItems::valueFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int StatusItems::widthOf(const StatusItem& item) const
{
    return fontMetrics().horizontalAdvance(item.label) + inside +
           QFontMetrics(valueFont()).horizontalAdvance(item.value);
}

void StatusItems::setItems(const QList<StatusItem>& items)
{
    m_items = items;
    QStringList all;
    for (const StatusItem& item : items)
        all << textOf(item);
    setAccessibleName(all.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int StatusItems::shownCount() const
{
    int count = 0, right = 0;
    for (const StatusItem& item : m_items) {
        right += (count > 0 ? between : 0) + widthOf(item);
        const bool isLast = count + 1 == m_items.size();
        const int needed = isLast ? right : right + between + fontMetrics().horizontalAdvance(more);
        if (needed > width()) break;
        ++count;
    }
    return count;
}

QString StatusItems::tipAt(int x) const
{
    const int shown = shownCount();
    int left = 0;
    for (int i = 0; i < shown; ++i) {
        const int right = left + widthOf(m_items[i]);
        if (x >= left && x < right) return m_items[i].tip;
        left = right + between;
    }
    QStringList rest;
    if (x >= left)
        for (const StatusItem& item : m_items.sliced(shown))
            rest << textOf(item);
    return rest.join(u'\n');
}

QSize StatusItems::sizeHint() const
{
    int width = 0;
    for (const StatusItem& item : m_items)
        width += (width > 0 ? between : 0) + widthOf(item);
    return {width, fontMetrics().height()};
}

QSize StatusItems::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(more), fontMetrics().height()};
}

void StatusItems::paintEvent(QPaintEvent*)
{
    const auto& colours = Theme::instance().colours();
    QPainter painter(this);
    int x = 0;
    const auto write = [&](const QString& text, const QFont& font, const QColor& colour) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += QFontMetrics(font).horizontalAdvance(text);
    };
    const int shown = shownCount();
    for (const StatusItem& item : m_items.first(shown)) {
        write(item.label, font(), colours.muted);
        x += inside;
        write(item.value, valueFont(), colours.text);
        x += between;
    }
    if (shown < m_items.size()) write(more, font(), colours.muted);
}

bool StatusItems::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tipAt(help->pos().x()), this);
    return true;
}

} // namespace sessionsmith::widgets
