// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job.h"

#include <QCoreApplication>
#include <QPointer>

namespace sessionsmith::widgets {

JobRunner::JobRunner(QObject* parent) : QObject(parent) {}

JobRunner::~JobRunner()
{
    // Nobody hears of the end any more: the pages may be gone.
    for (Job* job : std::as_const(m_jobs))
        job->m_thread.request_stop();
    qDeleteAll(std::exchange(m_jobs, {}));
}

Job* JobRunner::start(Wording title, bool canPause, Job::Work work, QObject* owner, std::function<void(Job*)> done)
{
    auto* job = new Job(std::move(title), canPause, this);
    m_jobs.append(job);
    connect(job, &Job::progressed, this, &JobRunner::changed);
    connect(job, &Job::stateChanged, this, &JobRunner::changed);
    connect(job, &Job::finished, this, [this, job, owner = QPointer<QObject>(owner), done = std::move(done)] {
        m_jobs.removeOne(job);
        if (owner && done) done(job);
        Q_EMIT ended(job);
        Q_EMIT changed();
        job->deleteLater();
    });
    job->m_clock.start();
    job->start(m_workspace, std::move(work));
    Q_EMIT started(job);
    Q_EMIT changed();
    return job;
}

QList<Job*> JobRunner::running() const
{
    return m_jobs;
}

void JobRunner::stopAllAndWait()
{
    const QList<Job*> jobs = m_jobs;
    for (Job* job : jobs)
        job->stop();
    for (Job* job : jobs) {
        job->m_thread.join();
        QCoreApplication::sendPostedEvents(job, QEvent::MetaCall);
    }
}

} // namespace sessionsmith::widgets
