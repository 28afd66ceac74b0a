// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/learning/throttle.h"
#include "engine/learning/torch/checkpoint.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/optimizer.h"
#include "engine/learning/torch/validation.h"

#include <chrono>

namespace sessionsmith::learning {

/// One training from its first step, or from a checkpoint, to its end or to a stop. What LibTorch throws passes
/// through.
class Trainer
{
public:
    Trainer(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files, TrainingObserver& observer,
            const Control& control);
    Result<TrainingOutcome> run();

private:
    using Clock = std::chrono::steady_clock;

    /// Weights, catalogue and state, fresh, from a start or from the checkpoint to resume.
    Result<> prepare();
    Result<> resume(Checkpoint checkpoint);
    Result<> startFrom(Checkpoint start);
    void createModel(Weights weights);
    /// Whether this run can have come to such a state.
    bool isWithinTheRun(const TrainingState& state) const;

    /// True when the epoch came to its end, false when a stop was asked for.
    Result<bool> trainEpoch();
    Result<double> trainBatch(const Epoch& epoch);
    /// Measures after `m_state.epoch` epochs, and remembers the weights if they are the best.
    Result<> validate(bool countsAsBest);
    Result<> save();
    void closeEpoch();
    void report(const Epoch& epoch, double loss);
    Progress progress(Message phase) const;
    Result<TrainingOutcome> outcome(bool finished) const;
    double fractionalEpoch() const;

    TrainingSpec m_spec;
    const TrainingData& m_data;
    const TrainingFiles& m_files;
    TrainingObserver& m_observer;
    const Control& m_control;

    Catalogue m_catalogue;
    std::string m_dataHash;
    TrainingState m_state;
    std::optional<Validation> m_validation;
    std::optional<SequenceModel> m_model;
    std::optional<Optimizer> m_optimizer;
    Weights m_best;
    at::Generator m_generator;
    std::int64_t m_batchesPerEpoch = 0, m_sequencesPerEpoch = 0;
    bool m_pretrained = false;

    Throttle m_throttle;
    Clock::time_point m_lastSave, m_lastReport;
    double m_reportedLoss = 0; ///< since the last report: sum over the steps
    std::int64_t m_reportedSteps = 0, m_reportedSequences = 0;
};

} // namespace sessionsmith::learning
