// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/learning/throttle.h"
#include "engine/learning/torch/checkpointfile.h"
#include "engine/learning/torch/stageplan.h"
#include "engine/learning/torch/systemload.h"

#include <chrono>

namespace sessionsmith::learning {

/// What every training does, whatever it learns: stages of epochs of batches with a validation and a checkpoint now and
/// then, until its end or a stop. What LibTorch throws passes through, but for a lack of memory in a step.
class TrainingLoop
{
public:
    struct Schedule
    {
        std::vector<StagePlan::Stage> stages;
        std::int64_t patience = 0; ///< see TrainingSpec
        double checkpointSeconds = 30;
        unsigned threads = 0;
        std::string device;
    };

    virtual ~TrainingLoop() = default;
    Result<TrainingOutcome> run();

protected:
    using Clock = std::chrono::steady_clock;

    struct BatchResult
    {
        double loss = 0;            ///< mean over the targets
        std::int64_t targets = 0;   ///< that the loss was taken over
        std::int64_t sequences = 0; ///< of the batch
        std::int64_t positions = 0; ///< events of it
    };

    /// Files and control must outlive it.
    TrainingLoop(Schedule schedule, const TrainingFiles& files, TrainingObserver& observer, const Control& control);

    /// Everything fresh, or from a start or a checkpoint; tells the size of an epoch by setEpochSize().
    virtual Result<> prepare() = 0;
    /// What a stage leaves is put in order, before the next one or the end.
    virtual Result<> closeStage() { return {}; }
    /// Everything for stage `state().stage`, which is not the first.
    virtual Result<> beginStage() { return {}; }
    /// Lays out the batches of epoch `state().epoch`.
    virtual void beginEpoch() = 0;
    /// One step with batch `state().batch` of it. Errors: what of it is no finite number; nothing is learnt then.
    virtual Result<BatchResult> trainBatch() = 0;
    /// What the model is worth now; nothing where there is nothing to measure by. Errors: those of the measuring.
    virtual Result<std::optional<Metrics>> measure() = 0;
    /// What the model makes of a few cases, to be looked at.
    virtual std::vector<PredictedCase> predict() { return {}; }
    /// Of metrics, what is to be maximised.
    virtual double value(const Metrics& metrics) const = 0;
    virtual void keepAsBest() = 0;
    /// Errors: a weight that is no finite number, which no checkpoint is to hold.
    virtual Result<> checkWeights() const = 0;
    virtual Result<> save() = 0;
    virtual double learningRate() const = 0; ///< of the last step
    /// Whether what the run begins from may be the best there is.
    virtual bool startsTrained() const { return false; }
    virtual std::string deviceName() const = 0;
    /// That a step does not fit into the memory, with what to do about it.
    virtual Error noMemory() const;
    /// Of what was learnt, at the end. Errors: it is of no use, and why.
    virtual Result<> judge() const { return {}; }

    void setEpochSize(std::int64_t batches, std::int64_t sequences);
    /// Whether a checkpoint is one of this run: what it is stands there; how it is carried out (device, threads) may
    /// change. Errors: it learnt from other data, or a value of its specification, by its key, is another.
    Result<> checkResumed(const std::string& dataHash, const std::string& ownHash,
                          const std::string& differingKey) const;
    /// Goes on from a state. Errors: a run of this size never comes to it.
    Result<> restore(const TrainingState& state);
    const TrainingState& state() const { return m_state; }
    std::int64_t batchesPerEpoch() const { return m_batchesPerEpoch; }
    const TrainingFiles& files() const { return m_files; }
    const Control& control() const { return m_control; }
    /// Tells a figure of the model as it is now.
    void tell(const std::string& metric, std::int64_t step, double value);
    /// The best weights are worth this after all.
    void setBestMetrics(Metrics metrics) { m_state.bestMetrics = std::move(metrics); }
    /// A figure of the last step; means over some steps are told together with the loss.
    void note(const std::string& metric, double value);
    void tell(const Message& note) { m_observer.onNote(note); }

private:
    const StagePlan::Stage& stage() const { return m_schedule.stages[std::size_t(m_state.stage)]; }
    /// The end of a stage; true when it was the last one.
    Result<bool> nextStage();
    /// True when the epoch came to its end, false when a stop was asked for.
    Result<bool> trainEpoch();
    /// Measures after `m_state.epoch` epochs, and remembers the weights if they are the best.
    Result<> validate(bool countsAsBest);
    Result<> saveNow();
    Error impossibleState() const;
    Result<BatchResult> stepWithinMemory();
    /// What broke, where.
    Error broken(const Message& what) const;
    void closeEpoch();
    void report(const BatchResult& result);
    void reportLoad(const BatchResult& result);
    std::int64_t epochsBefore() const;
    std::int64_t allEpochs() const;
    Progress progress(Message phase) const;
    TrainingOutcome outcome(bool finished) const;
    double fractionalEpoch() const;

    Schedule m_schedule;
    const TrainingFiles& m_files;
    TrainingObserver& m_observer;
    const Control& m_control;
    TrainingState m_state;
    std::int64_t m_batchesPerEpoch = 0, m_sequencesPerEpoch = 0;

    Throttle m_throttle;
    SystemLoad m_load;
    Clock::time_point m_lastSave, m_lastReport;
    std::int64_t m_notedSequences = 0; ///< since the last report
};

} // namespace sessionsmith::learning
