// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainingloop.h"

#include "engine/learning/torch/device.h"
#include "engine/learning/torch/translated.h"

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
    if (state.stage >= std::int64_t(m_schedule.stages.size())) return fail(impossibleState());
    const std::int64_t epochs = m_schedule.stages[std::size_t(state.stage)].epochs;
    const bool outOfPatience = m_schedule.patience > 0 && state.stale >= m_schedule.patience;
    const bool possible =
        state.epoch <= epochs && state.batch <= m_batchesPerEpoch &&
        state.step == state.epoch * m_batchesPerEpoch + state.batch &&
        state.finished == (state.epoch == epochs || outOfPatience) &&
        (!state.closed || (state.finished && state.stage + 1 == std::int64_t(m_schedule.stages.size())));
    if (!possible) return fail(impossibleState());
    m_state = state;
    return {};
}

Error TrainingLoop::impossibleState() const
{
    return Error(SS_TEXT("engine", "The checkpoint is damaged: it stands where the run never was"))
        .at(m_files.checkpoint.path.string())
        .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run"));
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
    for (;;) {
        if (m_state.step == 0)
            if (auto measured = validate(startsTrained()); !measured)
                return measured.error().isCancelled() ? ended(false) : tl::unexpected(measured.error());
        while (!m_state.finished) {
            const auto whole = trainEpoch();
            if (!whole) return tl::unexpected(whole.error());
            if (!*whole) return ended(false);
        }
        const auto wasLast = nextStage();
        if (!wasLast) return wasLast.error().isCancelled() ? ended(false) : tl::unexpected(wasLast.error());
        if (!*wasLast) continue;
        return ended(true).and_then([this](TrainingOutcome&& outcome) -> Result<TrainingOutcome> {
            if (auto useful = judge(); !useful) return tl::unexpected(useful.error());
            return std::move(outcome);
        });
    }
}

Result<bool> TrainingLoop::nextStage()
{
    if (!m_state.closed)
        if (auto closed = closeStage(); !closed) return tl::unexpected(closed.error());
    if (m_state.stage + 1 == std::int64_t(m_schedule.stages.size())) {
        m_state.closed = true;
        return true;
    }
    const std::int64_t next = m_state.stage + 1;
    m_state = {};
    m_state.stage = next;
    if (auto begun = beginStage(); !begun) return tl::unexpected(begun.error());
    return false;
}

Result<TrainingLoop::BatchResult> TrainingLoop::stepWithinMemory()
{
    return translated([this] { return trainBatch(); }, [this] { return noMemory(); });
}

Error TrainingLoop::noMemory() const
{
    return Error(SS_TEXT("engine", "There is not enough memory on the device"))
        .advise(SS_TEXT("engine", "Choose a smaller batch, a shorter length or a smaller model"));
}

Result<bool> TrainingLoop::trainEpoch()
{
    beginEpoch();
    while (m_state.batch < m_batchesPerEpoch) {
        if (!m_control.proceed()) return false;
        const auto result = stepWithinMemory();
        if (!result)
            return result.error().advice().isEmpty() ? fail(broken(result.error().what())) : fail(result.error());
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
        m_observer.onProgress(
            progress(Message(SS_TEXT("engine", "Validation after epoch {0}"), epochsBefore() + m_state.epoch)));
    const auto metrics = measure();
    if (!metrics) return tl::unexpected(metrics.error());
    if (*metrics) {
        for (const auto& [name, value] : **metrics)
            if (name != "cases") tell("valid/" + name, m_state.step, value);
        if (auto cases = predict(); !cases.empty() && stage().prefix.empty())
            m_observer.onPredictions({m_state.step, fractionalEpoch(), std::move(cases)});
        if (m_state.step == 0) m_state.startMetrics = **metrics;
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
        m_state.epoch >= stage().epochs || (m_schedule.patience > 0 && m_state.stale >= m_schedule.patience);
    return {};
}

void TrainingLoop::tell(const std::string& metric, std::int64_t step, double value)
{
    m_observer.onMetric(stage().prefix + metric, step, fractionalEpoch(), value);
}

void TrainingLoop::note(const std::string& metric, double value)
{
    m_state.noted[metric] += value;
}

void TrainingLoop::report(const BatchResult& result)
{
    note("train/loss", result.loss);
    m_notedSequences += result.sequences;
    ++m_state.notedSteps;
    const std::int64_t interval = std::clamp<std::int64_t>(m_batchesPerEpoch / 20, 1, 20);
    if (m_state.step % interval == 0) {
        const auto now = Clock::now();
        const double seconds = std::max(std::chrono::duration<double>(now - m_lastReport).count(), 1e-9);
        for (const auto& [metric, sum] : m_state.noted)
            tell(metric, m_state.step, sum / double(m_state.notedSteps));
        tell("train/learning_rate", m_state.step, learningRate());
        tell("train/sequences_per_second", m_state.step, double(m_notedSequences) / seconds);
        m_state.noted.clear();
        m_state.notedSteps = m_notedSequences = 0;
        m_lastReport = now;
    }
    reportLoad(result);
    const bool last = m_state.step == m_batchesPerEpoch * stage().epochs;
    if (!m_throttle.isDue() && !last) return;
    m_observer.onProgress(
        progress(Message(SS_TEXT("engine", "Epoch {0} of {1}"), epochsBefore() + m_state.epoch + 1, allEpochs())));
}

void TrainingLoop::reportLoad(const BatchResult& result)
{
    m_load.add(result.positions);
    for (const auto& [metric, value] : m_load.sample(deviceName()))
        tell("system/" + metric, m_state.step, value);
}

std::int64_t TrainingLoop::epochsBefore() const
{
    std::int64_t epochs = 0;
    for (std::int64_t i = 0; i < m_state.stage; ++i)
        epochs += m_schedule.stages[std::size_t(i)].epochs;
    return epochs;
}

std::int64_t TrainingLoop::allEpochs() const
{
    std::int64_t epochs = 0;
    for (const StagePlan::Stage& each : m_schedule.stages)
        epochs += each.epochs;
    return epochs;
}

/// How far the training is, whatever it does at the moment.
Progress TrainingLoop::progress(Message phase) const
{
    const std::int64_t steps = m_batchesPerEpoch * allEpochs();
    const std::int64_t done = m_batchesPerEpoch * epochsBefore() + m_state.step;
    const auto whole = std::uint64_t(m_sequencesPerEpoch) * std::uint64_t(allEpochs());
    const auto sequences = double(whole) * double(done) / double(steps);
    return {std::move(phase), done == steps ? whole : std::uint64_t(sequences), whole,
            Message(SS_TEXT("engine", "sequences"))};
}

Error TrainingLoop::broken(const Message& what) const
{
    return Error(SS_TEXT("engine", "The training broke at step {0}, batch {1} of epoch {2}: {3}"), m_state.step + 1,
                 m_state.batch + 1, m_state.epoch + 1, what)
        .advise(SS_TEXT("engine", "Choose a smaller learning rate; the last checkpoint is kept"));
}

Result<> TrainingLoop::saveNow()
{
    if (auto sound = checkWeights(); !sound)
        return fail(
            Error(SS_TEXT("engine", "The training broke before step {0}: {1}"), m_state.step + 1, sound.error().what())
                .advise(SS_TEXT("engine", "Choose a smaller learning rate; the last checkpoint is kept")));
    m_observer.onCheckpointDue();
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
