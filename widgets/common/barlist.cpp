// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/barlist.h"

#include "widgets/common/chartkey.h"
#include "widgets/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int space = 10;
constexpr double besideThickness = 5;

/// Room in which the text is not elided: its width is no whole number of pixels.
int roomFor(const QString& text, const QFont& font)
{
    return int(std::ceil(QFontMetricsF(font).horizontalAdvance(text))) + 1;
}

} // namespace

BarList::BarList(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarList::setBars(std::vector<Bar> bars)
{
    const std::size_t before = m_bars.size();
    m_bars = std::move(bars);
    const bool hasBeside = std::any_of(m_bars.begin(), m_bars.end(), [](const Bar& bar) { return bar.beside >= 0; });
    if (std::exchange(m_hasBeside, hasBeside) != hasBeside || before != m_bars.size()) updateGeometry();
    describe();
    update();
}

void BarList::describe()
{
    QStringList words;
    for (const Bar& bar : m_bars)
        words << bar.name + u' ' + bar.text;
    if (!m_rest.isEmpty()) words << m_rest;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

void BarList::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void BarList::setRest(const QString& text)
{
    m_rest = text;
    describe();
    updateGeometry();
    update();
}

void BarList::setKey(const QString& bars, const QString& beside)
{
    m_barsName = bars;
    m_besideName = beside;
    update();
}

int BarList::top() const
{
    return m_hasBeside ? keyHeight + 4 : 0;
}

int BarList::rowHeight() const
{
    return m_hasBeside ? 32 : 24;
}

QSize BarList::sizeHint() const
{
    const int rows = std::max(1, int(m_bars.size())) + (m_rest.isEmpty() ? 0 : 1);
    return {220, top() + rows * rowHeight()};
}

QSize BarList::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void BarList::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().body());
    if (m_bars.empty()) {
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const QFont figures = Theme::instance().tabular(Theme::instance().body());
    int nameWidth = 0, textWidth = 0;
    double largest = 0;
    for (const Bar& bar : m_bars) {
        nameWidth = std::max(nameWidth, roomFor(bar.name, painter.font()));
        textWidth = std::max({textWidth, roomFor(bar.text, figures), roomFor(bar.besideText, figures)});
        largest = std::max({largest, bar.value, bar.beside});
    }
    nameWidth = std::min(nameWidth, 2 * width() / 5);
    if (m_hasBeside)
        paintKey(
            painter, QRectF(0, 0, width(), keyHeight),
            {{m_barsName, m_bars.front().colour}, {m_besideName, Theme::instance().colours().muted, besideThickness}});
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        paintBar(painter, m_bars[i], top() + int(i) * rowHeight(), nameWidth, textWidth, largest);
    const QRect rest(0, top() + int(m_bars.size()) * rowHeight(), width(), rowHeight());
    painter.setFont(Theme::instance().body());
    painter.setPen(Theme::instance().colours().muted);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, m_rest);
}

void BarList::paintBar(QPainter& painter, const Bar& bar, int top, int nameWidth, int textWidth, double largest) const
{
    const Colours& colours = Theme::instance().colours();
    const int height = rowHeight();
    painter.setFont(Theme::instance().body());
    painter.setPen(colours.text);
    painter.drawText(QRect(0, top, nameWidth, height), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, nameWidth));

    const double room = std::max(8, width() - nameWidth - textWidth - 2 * space);
    const double x = nameWidth + space;
    const auto fill = [&](double y, double thickness, double value, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.track);
        painter.drawRoundedRect(QRectF(x, y, room, thickness), 3, 3);
        painter.setBrush(colour);
        const double length = largest > 0 ? room * value / largest : 0;
        painter.drawRoundedRect(QRectF(x, y, length, thickness), std::min(3.0, length / 2), 3);
    };
    painter.setFont(Theme::instance().tabular(Theme::instance().body()));
    const int textLeft = width() - textWidth;
    if (!m_hasBeside) {
        fill(top + height / 2.0 - 5, 10, bar.value, bar.colour);
        painter.setPen(colours.text);
        painter.drawText(QRect(textLeft, top, textWidth, height), Qt::AlignVCenter | Qt::AlignRight, bar.text);
        return;
    }
    fill(top + 5, 10, bar.value, bar.colour);
    painter.setPen(colours.text);
    painter.drawText(QRect(textLeft, top + 1, textWidth, 16), Qt::AlignVCenter | Qt::AlignRight, bar.text);
    if (bar.beside < 0) return;
    fill(top + 19, besideThickness, bar.beside, colours.muted);
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    painter.setPen(colours.muted);
    painter.drawText(QRect(textLeft, top + 14, textWidth, 14), Qt::AlignVCenter | Qt::AlignRight, bar.besideText);
}

} // namespace sessionsmith::widgets
