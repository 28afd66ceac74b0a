// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/store/metricwriter.h"
#include "engine/workflow/runalerts.h"
#include "engine/workflow/runlog.h"
#include "engine/workflow/workflow.h"

#include <chrono>
#include <optional>

namespace sessionsmith::workflow {

/// Joins a training to the store: metrics, checkpoints, predictions and what happens go into the workspace while the
/// run goes on, which is watched by the rules for alerts: "alert/<name>" is 1 at the step of one. When the
/// workspace can no longer be written the training is stopped, so that nobody trains for hours into nothing.
class RunRecorder : public learning::TrainingObserver
{
public:
    RunRecorder(store::Workspace& workspace, const store::RunRecord& run, RunObserver& observer,
                const Control& control);

    void onProgress(const Progress& progress) override;
    void onNote(const Message& note) override;
    void onPredictions(const learning::Predictions& predictions) override { keep(m_log.add(predictions)); }
    void onMetric(const std::string& name, std::int64_t step, double epoch, double value) override;
    void onCheckpointDue() override;
    void onCheckpoint(const std::filesystem::path& path, std::int64_t step, double epoch) override;

    void log(LogLevel level, const Message& words) { keep(m_log.add(level, words)); }
    void keepCases(const store::CaseResults& cases) { keep(m_workspace.setRunCases(m_run, cases)); }
    /// The steps of the alerts so far, by their names: the last one of each.
    const std::map<std::string, double>& alerts() const { return m_alerts; }

    /// What the training is to listen to: the person's control, or the recorder's own stop.
    Control control() const { return {m_stop.get_token(), m_gate}; }
    /// Writes what is left. Errors: the first one met while recording.
    Result<> finish();
    /// Of the whole run, earlier parts of a resumed one included, pauses left out.
    double seconds() const;

private:
    void keep(Result<> result);
    std::optional<AlertWatch::Raised> watched(const store::MetricPoint& point);
    void hearEarlier(const store::MetricPoint& next);

    store::Workspace& m_workspace;
    store::Id m_run;
    RunObserver& m_observer;
    store::MetricWriter m_writer;
    RunLog m_log;
    AlertWatch m_watch;
    bool m_hasHeard = false; ///< the watch, a metric of this part of the run
    std::map<std::string, double> m_alerts;
    PauseGate* m_gate;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forwardStop;
    std::optional<Error> m_error;
    double m_earlierSeconds;
    std::chrono::duration<double> m_waitedBefore; ///< at the gate, by what ran before this
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace sessionsmith::workflow
