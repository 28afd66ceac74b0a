// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sessionrows.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int chosenRoom = 4; // for the line beside the chosen row
constexpr int markWidth = 4, markRoom = 7;
constexpr int blockWidth = 9, blockHeight = 6, gap = 1;
constexpr int pitchX = blockWidth + gap;
constexpr int stateHeight = 2;
constexpr std::size_t mostWords = 30;

} // namespace

SessionRows::SessionRows(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SessionRows::setSample(const SessionSample* sample, ActionColours colours)
{
    m_sample = sample;
    m_colours = std::move(colours);
    m_states = {};
    order();
    update();
}

void SessionRows::setShowsStates(bool shows)
{
    if (std::exchange(m_showsStates, shows) == shows) return;
    order();
    update();
}

void SessionRows::setStates(hmm::Sequences states, ActionColours colours)
{
    m_states = std::move(states);
    m_stateColours = std::move(colours);
    update();
}

void SessionRows::setMarks(std::vector<QColor> marks)
{
    m_marks = std::move(marks);
    update();
}

int SessionRows::left() const
{
    return chosenRoom + (m_marks.empty() ? 0 : markRoom);
}

void SessionRows::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void SessionRows::setHint(const QString& text)
{
    m_hint = text;
}

int SessionRows::pitch() const
{
    return blockHeight + (m_showsStates ? stateHeight + 2 * gap : gap);
}

void SessionRows::order()
{
    const auto room = std::size_t(std::max(0, height() / pitch()));
    m_order = m_sample ? m_sample->sorted(std::min(mostRows, room), ActionColours::goal(m_sample->actions))
                       : std::vector<std::size_t>{};
}

int SessionRows::rowOf(int session) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), std::size_t(session));
    return session < 0 || found == m_order.end() ? -1 : int(found - m_order.begin());
}

int SessionRows::rowAt(int y) const
{
    const int row = y / pitch();
    return y >= 0 && row < int(m_order.size()) ? row : -1;
}

void SessionRows::choose(int session)
{
    if (std::exchange(m_chosen, session) == session) return;
    const int row = rowOf(session);
    setAccessibleDescription(row < 0 ? QString() : description(std::size_t(row)));
    update();
}

void SessionRows::pick(int session)
{
    choose(session);
    Q_EMIT chosenChanged(session);
}

void SessionRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = Theme::instance().colours();
    if (m_order.empty()) {
        painter.setFont(Theme::instance().body());
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    std::vector<QColor> actions(m_sample->actions.size()), states(m_stateColours.size());
    for (std::size_t i = 0; i < actions.size(); ++i)
        actions[i] = m_colours[int(i)];
    for (std::size_t i = 0; i < states.size(); ++i)
        states[i] = m_stateColours[int(i)];
    for (std::size_t row = 0; row < m_order.size(); ++row)
        paintRow(painter, row, actions, states);
    if (const int row = rowOf(m_chosen); row >= 0)
        painter.fillRect(0, row * pitch(), 2, blockHeight, hasFocus() ? colours.accent : colours.text);
}

void SessionRows::paintRow(QPainter& painter, std::size_t row, const std::vector<QColor>& actions,
                           const std::vector<QColor>& states) const
{
    const auto session = m_sample->session(m_order[row]);
    const auto hidden = row < m_states.size() ? m_states[row] : std::span<const std::int32_t>();
    const auto columns = std::size_t(std::max(1, (width() - left() - 6) / pitchX));
    const int y = int(row) * pitch();
    if (row < m_marks.size() && m_marks[row].isValid()) // without gaps, so that those of one colour are one band
        painter.fillRect(chosenRoom, y, markWidth, pitch(), m_marks[row]);
    for (std::size_t i = 0; i < std::min(columns, session.size()); ++i) {
        const int x = left() + int(i) * pitchX;
        painter.fillRect(x, y, blockWidth, blockHeight, actions[std::size_t(session[i])]);
        if (m_showsStates && i < hidden.size())
            painter.fillRect(x, y + blockHeight, blockWidth, stateHeight, states[std::size_t(hidden[i])]);
    }
    if (session.size() > columns) // goes on beyond the edge
        painter.fillRect(left() + int(columns) * pitchX, y + 2, 4, 2, Theme::instance().colours().muted);
}

void SessionRows::resizeEvent(QResizeEvent*)
{
    order();
    Q_EMIT shownChanged();
}

void SessionRows::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos().y());
    if (event->button() != Qt::LeftButton || row < 0) return;
    pick(int(m_order[std::size_t(row)]));
}

void SessionRows::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_order.size()) - 1, row = rowOf(m_chosen);
    const auto go = [&](int to) { pick(int(m_order[std::size_t(std::clamp(to, 0, last))])); };
    if (event->key() == Qt::Key_Escape && m_chosen >= 0)
        pick(-1);
    else if (last < 0)
        QWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Down)
        go(row + 1);
    else if (event->key() == Qt::Key_Up)
        go(row - 1);
    else if (event->key() == Qt::Key_Home)
        go(0);
    else if (event->key() == Qt::Key_End)
        go(last);
    else
        QWidget::keyPressEvent(event);
}

void SessionRows::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SessionRows::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString SessionRows::description(std::size_t row) const
{
    const auto session = m_sample->session(m_order[row]);
    QStringList words;
    for (std::size_t i = 0; i < std::min(mostWords, session.size()); ++i)
        words << actionWord(m_sample->actions[std::size_t(session[i])]);
    if (session.size() > mostWords) words << QStringLiteral("…");
    return tr("%n event(s)", nullptr, int(session.size())) + QStringLiteral(": ") + words.join(QStringLiteral(" → "));
}

bool SessionRows::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos().y());
    if (row < 0) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(
        help->globalPos(),
        m_hint.isEmpty() ? description(std::size_t(row)) : description(std::size_t(row)) + u'\n' + m_hint, this);
    return true;
}

} // namespace sessionsmith::widgets
