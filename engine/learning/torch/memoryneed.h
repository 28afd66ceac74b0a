// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

#include <array>

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
    /// What to choose smaller where most of it is for weights: a sentence with places for their GB, their millions and
    /// two figures of the shape. Where it is for events, the batch or the length of its sequences.
    const char* fewerWeights = "";
    std::array<int, 2> shape{};
    int batch = 0, maxLength = 0;

    std::uint64_t total() const { return weights + events; }
};
MemoryNeed memoryNeed(const TrainingSpec& spec, const TrainingData& data);
/// Of an average batch, with what is said of all items at each event.
MemoryNeed memoryNeed(const GeneratorSpec& spec, const GeneratorData& data);

/// Errors: it is more than `bytes`, with both and with what to make smaller. `pattern`: a sentence with places for what
/// is needed and what there is, in GB.
Result<> checkFits(const MemoryNeed& need, std::uint64_t bytes, const char* pattern);

/// Errors: the device could never hold it, whatever else ends first.
Result<> checkDeviceHolds(const MemoryNeed& need, const std::string& device);
/// Errors: the device is the CPU, and less memory is free now.
Result<> checkFreeMemory(const MemoryNeed& need, const std::string& device);

} // namespace sessionsmith::learning
