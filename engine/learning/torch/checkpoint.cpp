// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/checkpoint.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::learning {

namespace {

constexpr const char* formatName = "sessionsmith.checkpoint";

} // namespace

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path)
{
    return writeCheckpointFile(formatName, jsonText(toJson(checkpoint.spec)), checkpoint, path);
}

Result<Checkpoint> readCheckpoint(const CheckpointFile& file)
{
    Checkpoint checkpoint;
    const auto reader = CheckpointReader::open(file, formatName);
    const auto read = reader ? Result<>() : Result<>(tl::unexpect, reader.error());
    const auto whole = read.and_then([&]() -> Result<> {
                               auto spec = trainingSpecFromJson(reader->spec());
                               if (!spec) return tl::unexpected(spec.error());
                               checkpoint.spec = std::move(*spec);
                               return reader->readHead(checkpoint);
                           })
                           .and_then([&] {
                               const auto stepped = [&](const std::string&) { return checkpoint.state.step > 0; };
                               return reader->readWeights(parameterShapes(checkpoint.spec.model, checkpoint.sizes()),
                                                          stepped, checkpoint);
                           });
    if (!whole) return fail(Error(whole.error()).at(file.path.string()));
    return checkpoint;
}

} // namespace sessionsmith::learning
