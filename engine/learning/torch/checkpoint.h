// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/checkpointfile.h"
#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// The checkpoint of a sequence model.
struct Checkpoint : CheckpointBody
{
    TrainingSpec spec;
    VocabularySizes sizes() const { return {catalogue.items.size(), catalogue.actions.size()}; }
};

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path);
/// Every weight is there and has the shape that specification and catalogue ask for, and so has every moment once a
/// step was done. Errors: unreadable, damaged, of another kind or a newer version, another run's.
Result<Checkpoint> readCheckpoint(const CheckpointFile& file);

} // namespace sessionsmith::learning
