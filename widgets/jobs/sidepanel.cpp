// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/sidepanel.h"

#include "widgets/common/card.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/focusreturn.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/jobs/job.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int narrowWidth = 408;
constexpr int wideWidth = 860;
constexpr double leastShare = 0.8; // of these, where a card ends there
constexpr int pageMargin = 12;
constexpr int slideTime = 140; // ms

} // namespace

SidePanel::SidePanel(QWidget* page, bool wide)
    : QFrame(page), m_wide(wide), m_title(new ElidedLabel), m_close(new QToolButton), m_scroll(new QScrollArea),
      m_content(new QWidget), m_body(new QVBoxLayout), m_problem(new QLabel), m_progress(new QProgressBar),
      m_phase(new QLabel), m_stop(new QPushButton), m_accept(new QPushButton)
{
    setObjectName(QStringLiteral("sidePanel"));
    setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setProperty("flat", true);
    m_problem->setWordWrap(true);
    m_phase->setWordWrap(true);
    m_phase->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_phase->setMinimumHeight(2 * QFontMetrics(Theme::instance().small()).lineSpacing()); // nothing jumps when it wraps
    m_progress->setTextVisible(false);
    m_accept->setProperty("primary", true);

    auto* header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    header->addWidget(m_close);
    auto* footer = new QHBoxLayout;
    footer->addStretch(1);
    footer->addWidget(m_stop);
    footer->addWidget(m_accept);

    auto* content = m_content;
    content->setLayout(m_body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(12);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus and scroll into view
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(header);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_progress);
    layout->addWidget(m_phase);
    layout->addLayout(footer);

    m_title->setProperty("strong", true);
    m_phase->setProperty("small", true);
    m_phase->setProperty("muted", true);
    const auto restyle = [this] {
        const Colours& colours = Theme::instance().colours();
        setStyleSheet(QStringLiteral("#sidePanel { background: %1; border: 1px solid %2; border-radius: 10px; }")
                          .arg(colours.card.name(), colours.line.name()));
    };
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, restyle);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::close);
    connect(m_accept, &QPushButton::clicked, this, &SidePanel::accept);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job) m_job->stop();
    });
    page->installEventFilter(this);
    new FocusReturn(this);
    m_progress->hide();
    m_phase->hide();
    m_stop->hide();
    hide();
}

void SidePanel::setTitle(const QString& title, const QString& acceptWord)
{
    m_title->setText(title);
    m_accept->setText(acceptWord);
    m_stop->setText(tr("Stop"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    setAccessibleName(title);
}

QFormLayout* SidePanel::addForm()
{
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_body->addLayout(form);
    return form;
}

void SidePanel::addField(QFormLayout* form, QWidget* field)
{
    auto* label = new QLabel;
    label->setBuddy(field);
    form->addRow(label, field);
}

void SidePanel::bringIntoView(QWidget* part)
{
    QTimer::singleShot(0, part, [this, part] { m_scroll->ensureWidgetVisible(part, 0, 0); });
}

void SidePanel::setProblem(const QString& text, bool isError)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_problem->setProperty("bad", isError);
    m_problem->setProperty("muted", !isError);
    style()->unpolish(m_problem);
    style()->polish(m_problem);
    m_accept->setEnabled((text.isEmpty() || isError) && !isBusy());
}

void SidePanel::place()
{
    const QRect page = parentWidget()->rect().adjusted(pageMargin, pageMargin, -pageMargin, -pageMargin);
    const int left = coveringLeft(page, m_wide ? wideWidth : narrowWidth);
    setGeometry(left, page.top(), page.right() + 1 - left, page.height());
}

/// Where a panel of about that width begins: at the edge of a card, so that it hides cards whole or not at all. Half of
/// a text says less than none.
int SidePanel::coveringLeft(const QRect& page, int width) const
{
    const int furthest = page.right() + 1 - int(leastShare * width);
    int left = -1;
    for (const Card* card : parentWidget()->findChildren<Card*>()) {
        if (!card->isVisibleTo(parentWidget())) continue;
        const int edge = card->mapTo(parentWidget(), QPoint()).x();
        if (edge >= page.left() && edge <= furthest) left = std::max(left, edge);
    }
    return left >= 0 ? left : std::max(page.left(), page.right() + 1 - width);
}

void SidePanel::open()
{
    // What lies under another panel would come back when that one closes. Those of other pages stay for when these are
    // shown again.
    const auto panels = window()->findChildren<SidePanel*>();
    for (SidePanel* other : panels)
        if (other != this && !other->isBusy() && (other->isVisible() || other->parentWidget() == parentWidget()))
            other->close();
    m_open = true;
    if (!isBusy()) setPhase({});
    place();
    raise();
    show();
    const QPoint end = pos();
    auto* slide = new QPropertyAnimation(this, "pos", this);
    slide->setDuration(slideTime);
    slide->setEasingCurve(QEasingCurve::OutCubic);
    slide->setStartValue(end + QPoint(40, 0));
    slide->setEndValue(end);
    slide->start(QAbstractAnimation::DeleteWhenStopped);
    focusFirstField();
}

/// The fields were made after the buttons, but come before them.
void SidePanel::focusFirstField()
{
    QList<QWidget*> fields = m_content->findChildren<QWidget*>();
    fields.removeIf([](const QWidget* field) { return !(field->focusPolicy() & Qt::TabFocus) || field->focusProxy(); });
    if (!fields.isEmpty()) {
        setTabOrder(fields.last(), m_stop);
        setTabOrder(m_stop, m_accept);
    }
    const auto first = std::ranges::find_if(fields, [](const QWidget* field) { return field->isVisible(); });
    (first == fields.end() ? this : *first)->setFocus();
}

void SidePanel::close()
{
    if (!m_open) return;
    m_open = false;
    hide();
    Q_EMIT closed();
}

void SidePanel::follow(Job* job)
{
    m_job = job;
    m_progress->show();
    m_stop->show();
    m_stop->setEnabled(true);
    if (m_accept->hasFocus()) m_stop->setFocus(); // a disabled button would pass it on to the page behind
    setProblem({});
    m_accept->setEnabled(false);
    connect(job, &Job::progressed, this, &SidePanel::showProgress);
    connect(job, &Job::stateChanged, this, &SidePanel::showProgress);
    connect(job, &Job::finished, this, &SidePanel::endJob);
    showProgress();
}

void SidePanel::showProgress()
{
    if (!m_job) return;
    if (m_job->state() == Job::State::Stopping) {
        if (m_stop->hasFocus()) setFocus(); // as above
        m_stop->setEnabled(false);
        setPhase(tr("Stopping…"));
        return;
    }
    const Progress progress = m_job->progress();
    m_progress->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0) m_progress->setValue(int(1000.0 * double(progress.done) / double(progress.total)));
    QStringList words;
    if (!progress.phase.isEmpty()) words << translated(progress.phase);
    if (m_job->rate() > 0 && !progress.unit.isEmpty())
        words << tr("%1 %2/s").arg(formatInteger(std::int64_t(m_job->rate())), translated(progress.unit));
    if (const auto left = m_job->secondsLeft()) words << tr("%1 left").arg(formatDuration(*left));
    setPhase(words.join(QStringLiteral(" · ")));
}

void SidePanel::setPhase(const QString& text)
{
    m_phase->setText(text);
    m_phase->setVisible(!text.isEmpty());
}

void SidePanel::endJob()
{
    const QPointer<Job> job = std::exchange(m_job, nullptr);
    m_progress->hide();
    m_accept->setEnabled(true);
    if (m_stop->hasFocus() || hasFocus()) m_accept->setFocus();
    m_stop->hide();
    const bool stopped = job && job->state() == Job::State::Stopped;
    setPhase(stopped ? stoppedWords() : QString());
    if (job && job->error()) setProblem(translated(*job->error()), true);
}

bool SidePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && m_open) place();
    return QFrame::eventFilter(watched, event);
}

void SidePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
