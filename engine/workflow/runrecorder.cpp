// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runrecorder.h"

#include <algorithm>
#include <utility>

namespace sessionsmith::workflow {

RunRecorder::RunRecorder(store::Workspace& workspace, const store::RunRecord& run, RunObserver& observer,
                         const Control& control)
    : m_workspace(workspace), m_run(run.id), m_observer(observer), m_writer(workspace, run.id),
      m_log(workspace, run.id), m_watch(alertRules(workspace)), m_gate(control.gate),
      m_forwardStop(control.stop, [this] { m_stop.request_stop(); }), m_earlierSeconds(run.seconds),
      m_waitedBefore(m_gate ? m_gate->waited() : std::chrono::duration<double>(0))
{}

void RunRecorder::onProgress(const Progress& progress)
{
    m_observer.onProgress(progress);
}

void RunRecorder::onMetric(const std::string& name, std::int64_t step, double epoch, double value)
{
    const store::MetricPoint point{name, step, epoch, value, currentTime()};
    keep(m_writer.add(point));
    const auto raised = watched(point);
    if (!raised) return;
    const std::string alert = workflow::name(raised->alert);
    m_alerts[alert] = double(step);
    keep(m_writer.add({"alert/" + alert, step, epoch, 1, point.time}));
    log(LogLevel::Warning, raised->words);
    m_observer.onAlert(raised->words);
}

std::optional<AlertWatch::Raised> RunRecorder::watched(const store::MetricPoint& point)
{
    if (!AlertWatch::placeOf(point.metric)) return std::nullopt;
    if (!std::exchange(m_hasHeard, true)) hearEarlier(point);
    return m_watch.take(point);
}

/// Of a run that resumes, the watch hears first what was written before `next`: what is beyond comes once more.
void RunRecorder::hearEarlier(const store::MetricPoint& next)
{
    store::MetricCursor cursor;
    auto points = m_workspace.readMetrics(m_run, cursor);
    if (!points) return keep(tl::unexpected(points.error()));
    const auto place = [](const store::MetricPoint& point) {
        return std::pair(point.step, AlertWatch::placeOf(point.metric));
    };
    std::erase_if(*points, [&](const store::MetricPoint& point) {
        return !AlertWatch::placeOf(point.metric) || place(point) >= place(next);
    });
    std::ranges::sort(*points, {}, place);
    for (const store::MetricPoint& point : *points)
        if (const auto raised = m_watch.take(point)) m_alerts[workflow::name(raised->alert)] = double(point.step);
}

void RunRecorder::onNote(const Message& note)
{
    log(LogLevel::Information, note);
    m_observer.onNote(note);
}

/// Before the file has its name: a kill between the two must not cost what a run that resumes from it does not repeat.
void RunRecorder::onCheckpointDue()
{
    keep(m_writer.flush());
}

void RunRecorder::onCheckpoint(const std::filesystem::path& path, std::int64_t step, double)
{
    keep(m_writer.flush());
    log(LogLevel::Detail, Message(SS_TEXT("engine", "Checkpoint at step {0}"), step));
    std::error_code ignored;
    keep(m_workspace.setRunCheckpoint(m_run, std::filesystem::relative(path, m_workspace.folder(), ignored).string(),
                                      seconds()));
}

Result<> RunRecorder::finish()
{
    keep(m_writer.flush());
    if (m_error) return fail(*m_error);
    return {};
}

double RunRecorder::seconds() const
{
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_begin;
    return m_earlierSeconds + (passed - (m_gate ? m_gate->waited() - m_waitedBefore : passed.zero())).count();
}

void RunRecorder::keep(Result<> result)
{
    if (result || m_error) return;
    m_error = result.error();
    m_stop.request_stop();
}

} // namespace sessionsmith::workflow
