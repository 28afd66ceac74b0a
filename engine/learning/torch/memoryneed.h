// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

namespace sessionsmith::learning {

/// What a training takes of the memory at the least, told from its shape before anything of it is there.
struct MemoryNeed
{
    std::uint64_t parameters = 0; ///< numbers of the model, exactly
    /// Bytes: of the model, of what is learnt the gradients and the two moments of AdamW, and the best weights so far.
    std::uint64_t weights = 0;
    /// Bytes of what the layers keep of the events of half an average batch until its gradients were taken: half,
    /// because sequences are cut to beginnings and windows, and some are held out.
    std::uint64_t events = 0;

    std::uint64_t total() const { return weights + events; }
};
MemoryNeed memoryNeed(const TrainingSpec& spec, const TrainingData& data);

/// Errors: it is more than `bytes`, with both and with what to make smaller. `pattern`: a sentence with places for what
/// is needed and what there is, in GB.
Result<> checkFits(const MemoryNeed& need, std::uint64_t bytes, const char* pattern, const TrainingSpec& spec);

/// Errors: the device could never hold the training, whatever else ends first.
Result<> checkDeviceHolds(const TrainingSpec& spec, const TrainingData& data);
/// Errors: the training is one on the CPU and needs more memory than is free now.
Result<> checkFreeMemory(const TrainingSpec& spec, const TrainingData& data);

} // namespace sessionsmith::learning
