// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/store/workspace.h"
#include "widgets/common/wording.h"

#include <QElapsedTimer>
#include <QObject>

#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

namespace sessionsmith::widgets {

/// A long piece of work in a thread of its own, as the UI thread sees it. All signals come in the UI thread.
class Job : public QObject
{
    Q_OBJECT
public:
    enum class State { Running, Paused, Stopping, Finished, Stopped, Failed };

    /// `work` gets a Workspace of its own thread. It must touch no widget; `done` is called in the UI thread
    /// afterwards, unless the owner has gone.
    using Work = std::function<Result<>(store::Workspace&, const ProgressSink&, const Control&)>;

    QString title() const { return m_title.text(); }
    State state() const { return m_state; }
    bool isActive() const
    {
        return m_state == State::Running || m_state == State::Paused || m_state == State::Stopping;
    }
    bool canPause() const { return m_canPause; }
    Progress progress() const { return m_progress; }
    double rate() const; ///< units a second, 0 where not known yet
    std::optional<double> secondsLeft() const;
    double elapsedSeconds() const; ///< pauses left out
    const std::optional<Error>& error() const { return m_error; }

    void pause();
    void resume();
    void stop();

Q_SIGNALS:
    void progressed(); ///< at most ten times a second
    void stateChanged();
    void finished(); ///< once: Finished, Stopped or Failed

private:
    friend class JobRunner;
    Job(Wording title, bool canPause, QObject* parent);
    void start(std::filesystem::path workspace, Work work);
    void receive(const Progress& progress);
    void end(const Result<>& result);

    Wording m_title;
    bool m_canPause = false;
    State m_state = State::Running;
    Progress m_progress;
    std::optional<Error> m_error;
    PauseGate m_gate;
    QElapsedTimer m_clock; // runs while the job does
    double m_seconds = 0;  // before the clock was started last
    std::uint64_t m_phaseStart = 0;
    double m_phaseBegan = 0;
    std::jthread m_thread; // last: it is joined before anything it uses goes
};

/// Starts jobs and keeps them; the status line shows its newest running one.
class JobRunner : public QObject
{
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< stops all and waits: each ends at its next batch

    void setWorkspace(std::filesystem::path folder) { m_workspace = std::move(folder); }
    /// `done(job)` is called in the UI thread when it ended, if `owner` still lives.
    Job* start(Wording title, bool canPause, Job::Work work, QObject* owner, std::function<void(Job*)> done);
    QList<Job*> running() const;
    void stopAllAndWait();

Q_SIGNALS:
    void started(sessionsmith::widgets::Job* job);
    void ended(sessionsmith::widgets::Job* job); ///< after its `done`; the job goes when control returns
    void changed();                              ///< any job's progress or state

private:
    std::filesystem::path m_workspace;
    QList<Job*> m_jobs;
};

} // namespace sessionsmith::widgets
