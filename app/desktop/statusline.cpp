// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/statusline.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/jobs/job.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QStyle>
#include <QToolButton>

namespace sessionsmith::desktop {

using namespace widgets;

namespace {

constexpr int noticeTime = 6000;      // ms
constexpr int unnoticedJobTime = 200; // ms: shorter jobs do not flicker through the line
constexpr int progressSteps = 1000;

QToolButton* smallButton()
{
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setIconSize({14, 14});
    return button;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent), m_numbers(new StatusItems), m_notice(new ElidedLabel), m_jobArea(new QWidget),
      m_jobTitle(new ElidedLabel), m_progress(new QProgressBar), m_jobText(new QLabel), m_pause(smallButton()),
      m_stop(smallButton())
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(30);
    m_numbers->setObjectName(QStringLiteral("statusItems"));
    m_progress->setFixedSize(120, 4);
    m_progress->setTextVisible(false);
    m_jobText->setProperty("muted", true);
    m_notice->setProperty("muted", true);
    m_stop->setIcon(icon(QStringLiteral("stop")));

    auto* jobLayout = new QHBoxLayout(m_jobArea);
    jobLayout->setContentsMargins(0, 0, 0, 0);
    jobLayout->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_jobTitle, m_progress, m_jobText, m_pause, m_stop})
        jobLayout->addWidget(widget);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 12, 0);
    layout->setSpacing(16);
    layout->addWidget(m_numbers, 1);
    layout->addWidget(m_notice);
    layout->addWidget(m_jobArea);
    m_jobArea->hide();

    m_noticeTime.setSingleShot(true);
    m_noticeTime.setInterval(noticeTime);
    connect(&m_noticeTime, &QTimer::timeout, m_notice, &QLabel::clear);
    m_jobDelay.setSingleShot(true);
    m_jobDelay.setInterval(unnoticedJobTime);
    connect(&m_jobDelay, &QTimer::timeout, this, &StatusLine::showJob);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->stop();
    });
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_job) m_job->state() == Job::State::Paused ? m_job->resume() : m_job->pause();
    });
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::restyle);
    restyle();
}

void StatusLine::restyle()
{
    const auto& colours = Theme::instance().colours();
    setStyleSheet(QStringLiteral("#statusLine { background: %1; border: none; border-top: 1px solid %2; }"
                                 "#statusLine QLabel, #statusItems { font-size: 12px; }"
                                 "#statusLine QToolButton { min-height: 20px; padding: 0 2px; }")
                      .arg(colours.card.name(), colours.line.name()));
}

void StatusLine::setItems(const QList<StatusItem>& items)
{
    m_numbers->setItems(items);
}

void StatusLine::notice(const QString& text)
{
    say(text, false);
}

void StatusLine::warn(const QString& text)
{
    say(QStringLiteral("▲ ") + text, true);
}

void StatusLine::forgetWarning()
{
    if (!m_isWarning) return;
    m_notice->clear();
    m_noticeTime.stop();
}

void StatusLine::say(const QString& text, bool isBad)
{
    m_isWarning = isBad;
    m_notice->setText(text);
    m_notice->setProperty("bad", isBad);
    m_notice->setProperty("muted", !isBad);
    style()->unpolish(m_notice);
    style()->polish(m_notice);
    m_noticeTime.start();
}

void StatusLine::follow(JobRunner* jobs)
{
    m_jobs = jobs;
    m_job = nullptr;
    if (jobs) {
        connect(jobs, &JobRunner::started, this, [this] { m_jobDelay.start(); });
        connect(jobs, &JobRunner::changed, this, &StatusLine::showJob);
    }
    showJob();
}

void StatusLine::showJob()
{
    const QList<Job*> running = m_jobs ? m_jobs->running() : QList<Job*>();
    m_job = running.isEmpty() ? nullptr : running.last();
    const bool visible = m_job && (m_jobArea->isVisible() || m_job->elapsedSeconds() * 1000 >= unnoticedJobTime);
    m_jobArea->setVisible(visible);
    if (!visible) return;
    const Progress& progress = m_job->progress();
    const bool measured = progress.total > 0;
    m_progress->setRange(0, measured ? progressSteps : 0);
    if (measured) m_progress->setValue(int(progressSteps * double(progress.done) / double(progress.total)));
    m_jobTitle->setText(m_job->title());
    m_jobText->setText(jobText(*m_job));
    const bool paused = m_job->state() == Job::State::Paused;
    m_pause->setVisible(m_job->canPause() && m_job->state() != Job::State::Stopping);
    m_pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setToolTip(paused ? tr("Resume") : tr("Pause"));
    m_stop->setEnabled(m_job->state() != Job::State::Stopping);
}

QString StatusLine::jobText(const Job& job) const
{
    if (job.state() == Job::State::Stopping) return tr("Stopping…");
    if (job.state() == Job::State::Paused) return tr("Paused");
    QStringList parts;
    if (!job.progress().phase.isEmpty()) parts.append(translated(job.progress().phase));
    if (job.rate() > 0)
        parts.append(tr("%1 %2/s", "rate, unit")
                         .arg(formatNumber(job.rate(), job.rate() < 10 ? 1 : 0), translated(job.progress().unit)));
    if (const auto left = job.secondsLeft()) parts.append(tr("%1 left", "time").arg(formatDuration(*left)));
    return parts.join(QStringLiteral(" · "));
}

void StatusLine::retranslate()
{
    m_stop->setToolTip(tr("Stop"));
    showJob();
}

} // namespace sessionsmith::desktop
