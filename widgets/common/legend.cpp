// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/legend.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int lineHeight = 20, square = 10, afterSquare = 6, afterWord = 18;
constexpr int mostLines = 3;

} // namespace

Legend::Legend(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Legend::setNames(const std::vector<std::string>& names, ActionColours colours)
{
    m_actionColours = std::move(colours);
    setNames(names, std::vector<QColor>());
}

void Legend::setNames(const std::vector<std::string>& names, std::vector<QColor> colours)
{
    m_names = names;
    m_colours = std::move(colours);
    setFixedHeight(heightForWidth(std::max(width(), 200)));
    update();
}

/// The top left of each entry; names beyond the last line have none.
std::vector<QPoint> Legend::places(int width) const
{
    const QFontMetrics metrics(Theme::instance().body());
    std::vector<QPoint> result;
    QPoint next(0, 0);
    for (const std::string& name : m_names) {
        const int room = square + afterSquare + metrics.horizontalAdvance(actionWord(name));
        if (next.x() > 0 && next.x() + room > width) next = {0, next.y() + lineHeight};
        if (next.y() >= mostLines * lineHeight) break;
        result.push_back(next);
        next.rx() += room + afterWord;
    }
    return result;
}

int Legend::heightForWidth(int width) const
{
    const auto all = places(width);
    return all.empty() ? lineHeight : all.back().y() + lineHeight;
}

void Legend::resizeEvent(QResizeEvent*)
{
    setFixedHeight(heightForWidth(width()));
}

void Legend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().body());
    const auto all = places(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.empty() ? m_actionColours[int(i)] : m_colours[i]);
        painter.drawRoundedRect(QRect(all[i] + QPoint(0, (lineHeight - square) / 2), QSize(square, square)), 2, 2);
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(QRect(all[i].x() + square + afterSquare, all[i].y(), width(), lineHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, actionWord(m_names[i]));
    }
}

} // namespace sessionsmith::widgets
