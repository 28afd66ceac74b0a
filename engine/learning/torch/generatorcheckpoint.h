// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/generatorspec.h"
#include "engine/learning/torch/checkpointfile.h"
#include "engine/learning/torch/sessionbatch.h"

namespace sessionsmith::learning {

/// The checkpoint of a neural generator.
struct GeneratorCheckpoint : CheckpointBody
{
    GeneratorSpec spec;
    GapBins bins;
    bool hasTimes = false;

    EventSizes sizes() const { return {catalogue.items.size(), catalogue.actions.size(), bins.count()}; }
};

/// Every parameter of such a generator: of the network, and of what reads sessions.
std::vector<ParameterShape> generatorShapes(const GeneratorSpec& spec, const EventSizes& sizes);

Result<> writeGeneratorCheckpoint(const GeneratorCheckpoint& checkpoint, const std::filesystem::path& path);
/// Errors: as those of readCheckpoint().
Result<GeneratorCheckpoint> readGeneratorCheckpoint(const CheckpointFile& file);

} // namespace sessionsmith::learning
