// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sessiondetail.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int columnWidth = 58, lineHeight = 16, labelWidth = 60;
constexpr int block = 8; // of colour, before a word

} // namespace

/// The events side by side; the names of the lines stay at the left while they scroll below.
class SessionDetail::Canvas : public QWidget
{
public:
    explicit Canvas(const SessionDetail& detail) : m_detail(detail) { setFixedHeight(3 * lineHeight); }
    void layOut() { setFixedWidth(int(m_detail.m_session.actions.size()) * columnWidth); }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setFont(Theme::instance().tabular(Theme::instance().small()));
        const int last = std::min(int(m_detail.m_session.actions.size()), event->rect().right() / columnWidth + 1);
        for (int t = event->rect().left() / columnWidth; t < last; ++t)
            paintEventAt(painter, std::size_t(t));
    }
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip) return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto t = std::size_t(std::max(0, help->pos().x() / columnWidth));
        if (t < m_detail.m_session.actions.size()) QToolTip::showText(help->globalPos(), m_detail.description(t), this);
        return true;
    }

private:
    void paintWord(QPainter& painter, std::size_t t, int line, const QColor& colour, const QString& word) const
    {
        const QRect place(int(t) * columnWidth, line * lineHeight, columnWidth - 4, lineHeight);
        painter.fillRect(place.left(), place.center().y() - block / 2 + 1, block, block, colour);
        painter.setPen(Theme::instance().colours().text);
        painter.drawText(place.adjusted(block + 4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(word, Qt::ElideRight, place.width() - block - 4));
    }
    void paintEventAt(QPainter& painter, std::size_t t) const
    {
        const DecodedSession& session = m_detail.m_session;
        const Colours& colours = Theme::instance().colours();
        const int action = session.actions[t];
        const bool known = action < m_detail.m_document.hmm().actionCount();
        paintWord(painter, t, 0, known ? m_detail.m_document.actionColours()[action] : colours.line,
                  m_detail.m_actionWords.value(int(t)));
        if (t >= session.states.size()) return;
        paintWord(painter, t, 1, m_detail.m_document.rowColour(session.states[t]),
                  m_detail.m_document.rowName(Part::Transition, session.states[t]));
        painter.setPen(colours.muted);
        painter.drawText(QRect(int(t) * columnWidth + block + 4, 2 * lineHeight, columnWidth, lineHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, formatPercent(session.probabilities[t]));
    }

    const SessionDetail& m_detail;
};

SessionDetail::SessionDetail(const ModelDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_title(subtitleLabel()), m_close(new QToolButton),
      m_scroll(new QScrollArea), m_canvas(new Canvas(*this))
{
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_canvas);
    m_scroll->setFixedHeight(3 * lineHeight + 16);
    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_close);
    auto* events = new QHBoxLayout;
    events->setSpacing(0);
    events->addSpacing(labelWidth);
    events->addWidget(m_scroll, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(header);
    layout->addLayout(events);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_close, &QToolButton::clicked, this, &SessionDetail::closed);
    connect(&Theme::instance(), &Theme::changed, m_canvas, qOverload<>(&QWidget::update));
}

void SessionDetail::setSession(DecodedSession session, const QStringList& actionWords, const QString& name,
                               bool areTrue)
{
    m_session = std::move(session);
    m_actionWords = actionWords;
    m_name = name;
    m_areTrue = areTrue;
    showTitle();
    m_canvas->layOut();
    m_canvas->update();
    QStringList events;
    for (std::size_t t = 0; t < m_session.actions.size(); ++t)
        events << description(t);
    m_canvas->setAccessibleDescription(events.join(QStringLiteral("; ")));
}

void SessionDetail::retranslate()
{
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    m_canvas->setAccessibleName(tr("Hidden states of the session"));
    showTitle();
    update();
}

void SessionDetail::showTitle()
{
    using Problem = DecodedSession::Problem;
    QString what = m_areTrue ? tr("its true states") : tr("most likely states (Viterbi)");
    if (m_session.problem == Problem::UnknownAction)
        what = tr("the model has no action “%1”").arg(m_actionWords.value(int(m_session.unknown)));
    else if (m_session.problem == Problem::Impossible)
        what = tr("this model cannot produce these actions");
    else
        what.prepend(tr("ln P(actions) = %1").arg(formatNumber(m_session.logLikelihood, 1)) + QStringLiteral(" · "));
    m_title->setText(m_name + QStringLiteral(" · ") + what);
}

QString SessionDetail::title() const
{
    return m_title->text();
}

QString SessionDetail::description(std::size_t event) const
{
    const QString what = QStringLiteral("%1 %2").arg(event + 1).arg(m_actionWords.value(int(event)));
    if (event >= m_session.states.size()) return what;
    return tr("%1: state %2, %3 given all actions")
        .arg(what, m_document.rowName(Part::Transition, m_session.states[event]),
             formatPercent(m_session.probabilities[event], 1));
}

void SessionDetail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    const QStringList lines{tr("action"), tr("state"), tr("certain")};
    for (int line = 0; line < lines.size(); ++line)
        painter.drawText(QRect(0, m_scroll->y() + 1 + line * lineHeight, labelWidth, lineHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, lines[line]);
}

} // namespace sessionsmith::widgets
