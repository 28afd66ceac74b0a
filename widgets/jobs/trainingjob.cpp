// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/trainingjob.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>
#include <QPointer>
#include <QVariant>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

const char* const runProperty = "run";

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(TrainingJob)
};

using Announce = std::function<void(store::Id)>;
using Alarm = std::function<void(store::Id, const Message&)>;

/// Passes on what a training says from its thread.
class Observer : public workflow::RunObserver
{
public:
    Observer(const ProgressSink& progress, const Announce& announce, const Alarm& alarm)
        : m_progress(progress), m_announce(announce), m_alarm(alarm)
    {}
    void onRunStarted(const store::RunRecord& run) override
    {
        m_run = run.id;
        m_announce(run.id);
    }
    void onAlert(const Message& words) override { m_alarm(m_run, words); }
    void onNote(const Message& note) override { m_progress({note, 0, 0, {}}); }
    void onProgress(const Progress& progress) override { m_progress(progress); }

private:
    const ProgressSink& m_progress;
    const Announce& m_announce;
    const Alarm& m_alarm;
    store::Id m_run = 0;
};

/// The workspace is told of a pause: the other pages, and other programs, see it there.
void keepPauses(Workbench& workbench, const Job& job, store::Id run)
{
    QObject::connect(&job, &Job::stateChanged, &workbench, [&workbench, &job, run] {
        if (job.state() != Job::State::Paused && job.state() != Job::State::Running) return;
        const bool paused = job.state() == Job::State::Paused;
        if (workbench.workspace().setRunStatus(run, paused ? store::RunStatus::Paused : store::RunStatus::Running))
            workbench.notifyRunsChanged();
    });
}

using Step = std::function<Result<store::RunRecord>(store::Workspace&, workflow::RunObserver&, const Control&)>;

Job* startStep(Workbench& workbench, Wording title, bool canPause, Step step, QObject* owner, Announce started,
               std::function<void(Job*)> done)
{
    // The job is known only after the start, and its thread may be quicker: the announcement waits in the event queue.
    const auto job = std::make_shared<QPointer<Job>>();
    const Announce announce = [&workbench, owner = QPointer<QObject>(owner), started, job](store::Id run) {
        QMetaObject::invokeMethod(
            &workbench,
            [&workbench, owner, started, job, run] {
                if (*job) {
                    (*job)->setProperty(runProperty, qint64(run));
                    keepPauses(workbench, **job, run);
                }
                workbench.notifyRunsChanged();
                if (owner) started(run);
            },
            Qt::QueuedConnection);
    };
    const Alarm alarm = [&workbench](store::Id run, const Message& words) {
        QMetaObject::invokeMethod(
            &workbench,
            [&workbench, run, words] {
                if (const auto record = workbench.workspace().run(run))
                    workbench.notifyAlert(text(record->name), words);
            },
            Qt::QueuedConnection);
    };
    const auto work = [step = std::move(step), announce, alarm](store::Workspace& workspace,
                                                                const ProgressSink& progress,
                                                                const Control& control) -> Result<> {
        Observer observer(progress, announce, alarm);
        if (const auto run = step(workspace, observer, control); !run) return tl::unexpected(run.error());
        return {};
    };
    const auto finish = [&workbench, done = std::move(done)](Job* ended) {
        done(ended);
        workbench.notifyRunsChanged();
    };
    *job = workbench.jobs().start(std::move(title), canPause, work, owner, finish);
    return *job;
}

QString titleOf(const workflow::TrainingTask& task)
{
    if (std::holds_alternative<workflow::PretrainRequest>(task)) return Texts::tr("Pre-training");
    if (std::holds_alternative<workflow::FinetuneRequest>(task)) return Texts::tr("Fine-tuning");
    if (std::holds_alternative<workflow::ClickRequest>(task)) return Texts::tr("Telling clicks");
    if (std::holds_alternative<workflow::TagRequest>(task)) return Texts::tr("Telling tags");
    if (std::holds_alternative<workflow::GeneratorRequest>(task)) return Texts::tr("Training of a generator");
    return Texts::tr("Baseline");
}

} // namespace

Job* startTraining(Workbench& workbench, const workflow::TrainingTask& task, QObject* owner, Announce started,
                   std::function<void(Job*)> done)
{
    const bool canPause = !std::holds_alternative<workflow::BaselineRequest>(task);
    const Step step = [task](store::Workspace& workspace, workflow::RunObserver& observer, const Control& control) {
        return workflow::carryOut(workspace, task, observer, control);
    };
    return startStep(
        workbench, [task] { return titleOf(task); }, canPause, step, owner, std::move(started), std::move(done));
}

Job* resumeTraining(Workbench& workbench, const store::RunRecord& run, QObject* owner, Announce started,
                    std::function<void(Job*)> done)
{
    const Step step = [id = run.id](store::Workspace& workspace, workflow::RunObserver& observer,
                                    const Control& control) {
        return workflow::resume(workspace, id, observer, control);
    };
    return startStep(workbench, text(run.name), true, step, owner, std::move(started), std::move(done));
}

Job* trainingJob(const JobRunner& jobs, store::Id run)
{
    const QList<Job*> running = jobs.running();
    const auto found = std::find_if(running.begin(), running.end(), [run](const Job* job) {
        return job->property(runProperty) == QVariant(qint64(run));
    });
    return found == running.end() ? nullptr : *found;
}

} // namespace sessionsmith::widgets
