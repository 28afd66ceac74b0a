// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/checkpointfile.h"
#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// The checkpoint of a sequence model.
struct Checkpoint : CheckpointBody
{
    TrainingSpec spec;
    Weights average;              ///< of the weights, where one is kept: tensors "average.NAME"
    std::vector<Weights> members; ///< the best weights of the models of an ensemble that are finished: "member.N.NAME"

    /// What scores: the model, or those of an ensemble that are there.
    std::vector<Weights> models() const;
    VocabularySizes sizes() const { return VocabularySizes::of(spec.model, catalogue); }
};

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// Every weight is there and has the shape that specification and catalogue ask for, and so has every moment once a
/// step was done. Errors: unreadable, damaged, of another kind or a newer version, another run's.
Result<Checkpoint> readCheckpoint(const CheckpointFile& file);

} // namespace sessionsmith::learning
