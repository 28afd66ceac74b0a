// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/learning/evaluation.h"
#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// How far a training is: all that decides what its next step does, besides weights and moments.
struct TrainingState
{
    std::int64_t step = 0;
    std::int64_t epoch = 0; ///< from 0, the one that goes on or comes next
    std::int64_t batch = 0; ///< of that epoch, the one that comes next
    double lossSum = 0;     ///< over the targets of that epoch so far
    std::int64_t lossCount = 0;
    double lastLoss = 0;         ///< mean of the last whole epoch
    std::int64_t bestEpoch = -1; ///< how many epochs the best weights had seen; -1: nothing was validated yet
    double bestValue = 0;
    Metrics bestMetrics;
    std::int64_t stale = 0; ///< evaluations since then
    bool finished = false;
};

/// What a checkpoint file holds: a safetensors file with tensors "weights.NAME", "best.NAME", "first.NAME" and
/// "second.NAME" (moments), the names of the catalogue as bytes and offsets, and specification and state as JSON in its
/// metadata.
struct Checkpoint
{
    std::string run; ///< whose it is; empty: of no run, or written before checkpoints said so
    TrainingSpec spec;
    Catalogue catalogue;
    std::string dataHash; ///< of what was learnt from
    TrainingState state;
    Weights weights, best, first, second;

    VocabularySizes sizes() const { return {catalogue.items.size(), catalogue.actions.size()}; }
    /// The best weights or, before any validation, those there are.
    const Weights& bestWeights() const { return best.empty() ? weights : best; }
};

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// Every weight is there and has the shape that specification and catalogue ask for, and so has every moment once a
/// step was done. Errors: unreadable, damaged, of another kind or a newer version, another run's.
Result<Checkpoint> readCheckpoint(const CheckpointFile& file);

} // namespace sessionsmith::learning
