// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/sessionpairs.h"

#include "widgets/augmentation/changewords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace sessionsmith::widgets {

namespace {

constexpr int left = 6; // for the mark of the current session
constexpr int blockWidth = 16, blockHeight = 12, gap = 1, between = 2, space = 10;
constexpr int pitchX = blockWidth + gap;
constexpr int pairHeight = 2 * blockHeight + between, pitchY = pairHeight + space;

} // namespace

SessionPairs::SessionPairs(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    installSpokenViews();
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SessionPairs::setSample(std::shared_ptr<const AugmentationSample> sample)
{
    m_sample = std::move(sample);
    if (m_sample) m_colours = ActionColours(m_sample->log->actions.names());
    m_current = std::min(m_current, count() - 1);
    layOut();
    if (m_current >= 0) notifySpokenValue(this);
    viewport()->update();
}

void SessionPairs::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    viewport()->update();
}

void SessionPairs::layOut()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(pitchY);
    verticalScrollBar()->setRange(0, std::max(0, count() * pitchY - viewport()->height()));
}

void SessionPairs::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (count() == 0) {
        painter.setFont(Theme::instance().body());
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const int scrolled = verticalScrollBar()->value();
    for (int i = scrolled / pitchY; i < count() && i * pitchY - scrolled < viewport()->height(); ++i)
        paintPair(painter, i, i * pitchY - scrolled);
}

void SessionPairs::paintPair(QPainter& painter, int index, int top) const
{
    const Colours& colours = Theme::instance().colours();
    const AugmentedSession& session = m_sample->sessions[std::size_t(index)];
    if (index == m_current) painter.fillRect(QRect(0, top, 3, pairHeight), hasFocus() ? colours.accent : colours.muted);
    const auto columns = std::size_t(std::max(1, (viewport()->width() - left - pitchX) / pitchX));
    for (std::size_t i = 0; i < std::min(columns, session.events.size()); ++i) {
        const AlignedEvent& event = session.events[i];
        const QRect before(left + int(i) * pitchX, top, blockWidth, blockHeight);
        const QRect after = before.translated(0, blockHeight + between);
        if (event.before >= 0) paintBlock(painter, before, session.before[std::size_t(event.before)], Change::None);
        if (event.after >= 0) {
            paintBlock(painter, after, session.after[std::size_t(event.after)], event.change);
        } else { // gone from here
            painter.setFont(Theme::instance().small());
            painter.setPen(colours.muted);
            painter.drawText(after.adjusted(-2, -2, 2, 2), Qt::AlignCenter, changeSign(event.change));
        }
    }
    if (session.events.size() > columns) { // goes on beyond the edge
        painter.setFont(Theme::instance().small());
        painter.setPen(colours.muted);
        painter.drawText(QRect(left + int(columns) * pitchX, top, pitchX + 4, pairHeight), Qt::AlignCenter,
                         QStringLiteral("…"));
    }
}

void SessionPairs::paintBlock(QPainter& painter, const QRect& place, const augmentation::Event& event,
                              Change change) const
{
    const QColor colour = m_colours[event.action];
    const bool isMasked = event.item == m_sample->maskItem;
    painter.setPen(isMasked ? QPen(colour, 1.7) : QPen(Qt::NoPen));
    painter.setBrush(isMasked ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawRoundedRect(isMasked ? QRectF(place).adjusted(1, 1, -1, -1) : QRectF(place), 2, 2);
    if (change == Change::None) return;
    QFont font = Theme::instance().title();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(isMasked ? Theme::instance().colours().text : Theme::textOn(colour));
    painter.drawText(place.adjusted(-2, -3, 2, 2), Qt::AlignCenter, changeSign(change));
}

QString SessionPairs::eventWords(const augmentation::Event& event) const
{
    const events::EventLog& log = *m_sample->log;
    const bool isMasked = event.item == m_sample->maskItem;
    return actionWord(log.actions.names()[std::size_t(event.action)]) + u' ' +
           (isMasked ? text(augmentation::maskItem) : text(log.items.names()[std::size_t(event.item)]));
}

QString SessionPairs::tipAt(const QPoint& place) const
{
    const int index = (place.y() + verticalScrollBar()->value()) / pitchY, column = (place.x() - left) / pitchX;
    if (index >= count() || place.x() < left) return {};
    const AugmentedSession& session = m_sample->sessions[std::size_t(index)];
    if (std::size_t(column) >= session.events.size()) return {};
    const AlignedEvent& event = session.events[std::size_t(column)];
    QStringList lines;
    if (event.before >= 0) lines << tr("before: %1").arg(eventWords(session.before[std::size_t(event.before)]));
    if (event.after >= 0) lines << tr("after: %1").arg(eventWords(session.after[std::size_t(event.after)]));
    if (event.change != Change::None) lines << changeWord(event.change);
    return lines.join(u'\n');
}

QString SessionPairs::spokenValue() const
{
    if (m_current < 0) return {};
    const AugmentedSession& session = m_sample->sessions[std::size_t(m_current)];
    std::array<int, changeCount> numbers{};
    for (const AlignedEvent& event : session.events)
        numbers[std::size_t(event.change)] += event.change != Change::Moved || event.after >= 0;
    QStringList parts{tr("session %1").arg(text(session.name)),
                      tr("%1 events before, %2 after").arg(session.before.size()).arg(session.after.size())};
    for (int change = 1; change < changeCount; ++change)
        if (numbers[std::size_t(change)] > 0)
            parts << QStringLiteral("%1 %2").arg(numbers[std::size_t(change)]).arg(changeWord(Change(change)));
    return parts.join(QStringLiteral(", "));
}

void SessionPairs::setCurrent(int index)
{
    if (count() == 0) return;
    const int kept = std::clamp(index, 0, count() - 1);
    if (std::exchange(m_current, kept) == kept) return;
    const int top = kept * pitchY, scrolled = verticalScrollBar()->value();
    if (top < scrolled)
        verticalScrollBar()->setValue(top);
    else if (top + pitchY > scrolled + viewport()->height())
        verticalScrollBar()->setValue(top + pitchY - viewport()->height());
    notifySpokenValue(this);
    viewport()->update();
}

void SessionPairs::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(count() - 1);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void SessionPairs::mousePressEvent(QMouseEvent* event)
{
    const int index = (event->pos().y() + verticalScrollBar()->value()) / pitchY;
    if (event->button() == Qt::LeftButton && index < count()) setCurrent(index);
}

void SessionPairs::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0) setCurrent(0);
    viewport()->update();
}

void SessionPairs::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool SessionPairs::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
    return true;
}

} // namespace sessionsmith::widgets
