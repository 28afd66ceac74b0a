// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sessionrows.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int blockWidth = 9, blockHeight = 6, gap = 1;
constexpr int pitchX = blockWidth + gap, pitchY = blockHeight + gap;

} // namespace

SessionRows::SessionRows(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SessionRows::setSample(const SessionSample* sample)
{
    m_sample = sample;
    if (sample) m_colours = ActionColours(sample->actions);
    m_order.clear();
    update();
}

void SessionRows::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

int SessionRows::visibleRows() const
{
    return std::min(int(mostRows), height() / pitchY);
}

void SessionRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = Theme::instance().colours();
    if (!m_sample || m_sample->sessions.size() == 0) {
        painter.setFont(Theme::instance().body());
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    m_order = m_sample->sorted(std::size_t(visibleRows()), ActionColours::goal(m_sample->actions));
    std::vector<QColor> palette(m_sample->actions.size());
    for (std::size_t action = 0; action < palette.size(); ++action)
        palette[action] = m_colours[int(action)];
    const auto columns = std::size_t(std::max(1, (width() - 6) / pitchX));
    for (std::size_t row = 0; row < m_order.size(); ++row) {
        const auto session = m_sample->sessions[m_order[row]];
        const int y = int(row) * pitchY;
        for (std::size_t i = 0; i < std::min(columns, session.size()); ++i)
            painter.fillRect(int(i) * pitchX, y, blockWidth, blockHeight, palette[std::size_t(session[i])]);
        if (session.size() > columns) // goes on beyond the edge
            painter.fillRect(int(columns) * pitchX, y + 2, 4, 2, colours.muted);
    }
}

bool SessionRows::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto row = std::size_t(std::max(0, help->pos().y() / pitchY));
    if (!m_sample || row >= m_order.size()) {
        QToolTip::hideText();
        return true;
    }
    const auto session = m_sample->sessions[m_order[row]];
    QStringList words;
    for (std::size_t i = 0; i < std::min<std::size_t>(session.size(), 30); ++i)
        words << actionWord(m_sample->actions[std::size_t(session[i])]);
    QToolTip::showText(help->globalPos(),
                       tr("%n event(s)", nullptr, int(session.size())) + QStringLiteral(": ") +
                           words.join(QStringLiteral(" → ")),
                       this);
    return true;
}

} // namespace sessionsmith::widgets
