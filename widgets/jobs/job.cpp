// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job.h"

#include "engine/base/largeblock.h"

#include <QMetaObject>

#include <exception>

namespace sessionsmith::widgets {

namespace {

constexpr auto reportInterval = std::chrono::milliseconds(100);

/// Runs the work on a workspace of its own; what it throws becomes an error, since nothing may leave a thread.
Result<> carryOut(const std::filesystem::path& folder, const Job::Work& work, const ProgressSink& progress,
                  const Control& control)
{
    try {
        auto workspace = store::Workspace::openExisting(folder);
        if (!workspace) return tl::unexpected(workspace.error());
        return work(*workspace, progress, control);
    } catch (const NoRoom& full) {
        return fail(full.error());
    } catch (const std::bad_alloc&) {
        return fail(Error(SS_TEXT("engine", "There is not enough memory"))
                        .advise(SS_TEXT("engine", "Close other programs, or choose smaller sizes")));
    } catch (const std::exception& exception) {
        return fail(SS_TEXT("engine", "Something unexpected went wrong: {0}"), exception.what());
    }
}

} // namespace

Job::Job(Wording title, bool canPause, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_canPause(canPause)
{}

void Job::start(std::filesystem::path workspace, Work work)
{
    m_thread = std::jthread([this, workspace = std::move(workspace), work = std::move(work)](std::stop_token stop) {
        std::string phase;
        auto last = std::chrono::steady_clock::time_point{};
        const ProgressSink sink = [&](const Progress& progress) {
            const auto now = std::chrono::steady_clock::now();
            if (progress.phase.text == phase && now - last < reportInterval) return;
            phase = progress.phase.text;
            last = now;
            QMetaObject::invokeMethod(
                this, [this, progress] { receive(progress); }, Qt::QueuedConnection);
        };
        const Result<> result = carryOut(workspace, work, sink, Control{stop, &m_gate});
        QMetaObject::invokeMethod(
            this, [this, result] { end(result); }, Qt::QueuedConnection);
    });
}

void Job::receive(const Progress& progress)
{
    if (progress.phase.text != m_progress.phase.text || progress.done < m_phaseStart) {
        m_phaseStart = progress.done;
        m_phaseBegan = elapsedSeconds();
    }
    m_progress = progress;
    Q_EMIT progressed();
}

void Job::end(const Result<>& result)
{
    m_seconds = elapsedSeconds();
    if (result)
        m_state = m_state == State::Stopping ? State::Stopped : State::Finished;
    else if (result.error().isCancelled())
        m_state = State::Stopped;
    else {
        m_state = State::Failed;
        m_error = result.error();
    }
    m_clock.invalidate();
    Q_EMIT stateChanged();
    Q_EMIT finished();
}

double Job::elapsedSeconds() const
{
    return m_seconds + (m_clock.isValid() ? double(m_clock.elapsed()) / 1000 : 0);
}

double Job::rate() const
{
    const double seconds = elapsedSeconds() - m_phaseBegan;
    return seconds > 0.5 && m_progress.done > m_phaseStart ? double(m_progress.done - m_phaseStart) / seconds : 0;
}

std::optional<double> Job::secondsLeft() const
{
    if (rate() <= 0 || m_progress.total <= m_progress.done) return std::nullopt;
    return double(m_progress.total - m_progress.done) / rate();
}

void Job::pause()
{
    if (!m_canPause || m_state != State::Running) return;
    m_gate.pause();
    m_seconds = elapsedSeconds();
    m_clock.invalidate();
    m_state = State::Paused;
    Q_EMIT stateChanged();
}

void Job::resume()
{
    if (m_state != State::Paused) return;
    m_clock.start();
    m_state = State::Running;
    m_gate.resume();
    Q_EMIT stateChanged();
}

void Job::stop()
{
    if (!isActive() || m_state == State::Stopping) return;
    m_state = State::Stopping;
    m_thread.request_stop();
    Q_EMIT stateChanged();
}

} // namespace sessionsmith::widgets
