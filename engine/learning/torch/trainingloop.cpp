// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainingloop.h"

#include "engine/learning/torch/device.h"

#include <algorithm>

namespace sessionsmith::learning {

TrainingLoop::TrainingLoop(Schedule schedule, const TrainingFiles& files, TrainingObserver& observer,
                           const Control& control)
    : m_schedule(std::move(schedule)), m_files(files), m_observer(observer), m_control(control)
{}

void TrainingLoop::setEpochSize(std::int64_t batches, std::int64_t sequences)
{
    m_batchesPerEpoch = batches;
    m_sequencesPerEpoch = sequences;
}

Result<> TrainingLoop::restore(const TrainingState& state)
{
    const bool outOfPatience = m_schedule.patience > 0 && state.stale >= m_schedule.patience;
    const bool possible = state.epoch <= m_schedule.epochs && state.batch <= m_batchesPerEpoch &&
                          state.step == state.epoch * m_batchesPerEpoch + state.batch &&
                          state.finished == (state.epoch == m_schedule.epochs || outOfPatience);
    if (!possible)
        return fail(Error(SS_TEXT("engine", "The checkpoint is damaged: it stands where the run never was"))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
    m_state = state;
    return {};
}

Result<> TrainingLoop::checkResumed(const std::string& dataHash, const std::string& ownHash,
                                    const std::string& differingKey) const
{
    if (dataHash != ownHash)
        return fail(Error(SS_TEXT("engine", "The run cannot go on: its data are no longer the same"))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Start a new run")));
    if (!differingKey.empty())
        return fail(Error(SS_TEXT("engine", "The checkpoint was made with another value of {0} than the run has"),
                          Message(differingKey.c_str()))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
    return {};
}

Result<TrainingOutcome> TrainingLoop::run()
{
    useThreads(m_schedule.threads);
    if (const auto device = deviceNamed(m_schedule.device); !device) return tl::unexpected(device.error());
    m_observer.onProgress({Message(SS_TEXT("engine", "Preparing the data")), 0, 0, {}});
    if (auto prepared = prepare(); !prepared) return tl::unexpected(prepared.error());
    if (m_batchesPerEpoch == 0)
        return fail(Error(SS_TEXT("engine", "There is nothing to learn: no sequence has two events or more"))
                        .advise(SS_TEXT("engine", "Form sequences by user, or import a longer log")));
    m_lastSave = m_lastReport = Clock::now();

    const auto ended = [this](bool finished) -> Result<TrainingOutcome> {
        if (auto saved = saveNow(); !saved) return tl::unexpected(saved.error());
        return outcome(finished);
    };
    if (m_state.step == 0)
        if (auto measured = validate(startsTrained()); !measured)
            return measured.error().isCancelled() ? ended(false) : tl::unexpected(measured.error());
    while (!m_state.finished) {
        const auto whole = trainEpoch();
        if (!whole) return tl::unexpected(whole.error());
        if (!*whole) return ended(false);
    }
    return ended(true);
}

Result<bool> TrainingLoop::trainEpoch()
{
    beginEpoch();
    while (m_state.batch < m_batchesPerEpoch) {
        if (!m_control.proceed()) return false;
        const auto result = trainBatch();
        if (!result)
            return fail(Error(SS_TEXT("engine", "The loss is no longer a finite number at step {0}"), m_state.step + 1)
                            .advise(SS_TEXT("engine", "Choose a smaller learning rate; the last checkpoint is kept")));
        ++m_state.step;
        ++m_state.batch;
        m_state.lossSum += result->loss * double(result->targets);
        m_state.lossCount += result->targets;
        report(*result);
        if (std::chrono::duration<double>(Clock::now() - m_lastSave).count() >= m_schedule.checkpointSeconds)
            if (auto saved = saveNow(); !saved) return tl::unexpected(saved.error());
    }
    // A stop during the evaluation leaves the epoch open: it is closed, and measured, when the run goes on.
    const TrainingState open = m_state;
    closeEpoch();
    if (auto measured = validate(true); !measured) {
        m_state = open;
        if (measured.error().isCancelled()) return false;
        return tl::unexpected(measured.error());
    }
    return true;
}

void TrainingLoop::closeEpoch()
{
    m_state.lastLoss = m_state.lossSum / double(std::max<std::int64_t>(m_state.lossCount, 1));
    m_state.lossSum = 0;
    m_state.lossCount = 0;
    m_state.batch = 0;
    ++m_state.epoch;
}

Result<> TrainingLoop::validate(bool countsAsBest)
{
    if (m_state.epoch == 0)
        m_observer.onProgress({Message(SS_TEXT("engine", "First validation")), 0, 0, {}});
    else
        m_observer.onProgress(progress(Message(SS_TEXT("engine", "Validation after epoch {0}"), m_state.epoch)));
    const auto metrics = measure();
    if (!metrics) return tl::unexpected(metrics.error());
    if (*metrics) {
        for (const auto& [name, value] : **metrics)
            if (name != "cases") m_observer.onMetric("valid/" + name, m_state.step, fractionalEpoch(), value);
        const double worth = value(**metrics);
        if (countsAsBest && (m_state.bestEpoch < 0 || worth > m_state.bestValue)) {
            m_state.bestEpoch = m_state.epoch;
            m_state.bestValue = worth;
            m_state.bestMetrics = **metrics;
            m_state.stale = 0;
            keepAsBest();
        } else if (m_state.epoch > 0) {
            ++m_state.stale;
        }
    }
    m_state.finished =
        m_state.epoch >= m_schedule.epochs || (m_schedule.patience > 0 && m_state.stale >= m_schedule.patience);
    return {};
}

void TrainingLoop::note(const char* metric, double value)
{
    m_noted[metric] += value;
}

void TrainingLoop::report(const BatchResult& result)
{
    note("train/loss", result.loss);
    m_notedSequences += result.sequences;
    ++m_notedSteps;
    const std::int64_t interval = std::clamp<std::int64_t>(m_batchesPerEpoch / 20, 1, 20);
    if (m_state.step % interval == 0) {
        const auto now = Clock::now();
        const double seconds = std::max(std::chrono::duration<double>(now - m_lastReport).count(), 1e-9);
        const double at = fractionalEpoch();
        for (const auto& [metric, sum] : m_noted)
            m_observer.onMetric(metric, m_state.step, at, sum / double(m_notedSteps));
        m_observer.onMetric("train/learning_rate", m_state.step, at, learningRate());
        m_observer.onMetric("train/sequences_per_second", m_state.step, at, double(m_notedSequences) / seconds);
        m_noted.clear();
        m_notedSteps = m_notedSequences = 0;
        m_lastReport = now;
    }
    const bool last = m_state.step == m_batchesPerEpoch * m_schedule.epochs;
    if (!m_throttle.isDue() && !last) return;
    m_observer.onProgress(
        progress(Message(SS_TEXT("engine", "Epoch {0} of {1}"), m_state.epoch + 1, m_schedule.epochs)));
}

/// How far the training is, whatever it does at the moment.
Progress TrainingLoop::progress(Message phase) const
{
    const std::int64_t steps = m_batchesPerEpoch * m_schedule.epochs;
    const auto whole = std::uint64_t(m_sequencesPerEpoch) * std::uint64_t(m_schedule.epochs);
    const auto done = double(whole) * double(m_state.step) / double(steps);
    return {std::move(phase), m_state.step == steps ? whole : std::uint64_t(done), whole,
            Message(SS_TEXT("engine", "sequences"))};
}

Result<> TrainingLoop::saveNow()
{
    const auto saved = save();
    m_lastSave = Clock::now();
    if (saved) m_observer.onCheckpoint(m_files.checkpoint.path, m_state.step, fractionalEpoch());
    return saved;
}

TrainingOutcome TrainingLoop::outcome(bool finished) const
{
    TrainingOutcome outcome;
    outcome.finished = finished;
    outcome.steps = m_state.step;
    if (m_state.epoch > 0) outcome.training["loss"] = m_state.lastLoss;
    outcome.validation = m_state.bestMetrics;
    outcome.bestEpoch = double(m_state.bestEpoch >= 0 ? m_state.bestEpoch : m_state.epoch);
    outcome.device = deviceName();
    return outcome;
}

double TrainingLoop::fractionalEpoch() const
{
    return double(m_state.step) / double(m_batchesPerEpoch);
}

} // namespace sessionsmith::learning
