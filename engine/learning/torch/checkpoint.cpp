// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/checkpoint.h"

#include "engine/base/jsontext.h"
#include "engine/learning/torch/objectiveloss.h"
#include "engine/learning/torch/parameterplace.h"
#include "engine/learning/torch/stageplan.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::learning {

namespace {

/// Version 1 had other models.
constexpr CheckpointFormat sequenceFormat{"sessionsmith.checkpoint", 2};

std::string memberName(std::size_t index)
{
    return fmt::format("member.{}", index);
}

Result<> readWeights(const CheckpointReader& reader, Checkpoint& checkpoint)
{
    auto shapes = shapesOf(networkOf(checkpoint.spec.model, checkpoint.sizes())->parameters());
    for (const ParameterShape& head : headsOf(checkpoint.spec, checkpoint.sizes()))
        shapes.push_back(head);
    const auto isLearnt = [&](const std::string& name) {
        return checkpoint.state.step > 0 && !isFrozen(checkpoint.spec.techniques.freeze, name);
    };
    if (auto read = reader.readWeights(shapes, isLearnt, checkpoint); !read) return read;
    const auto readCopy = [&](const std::string& part) { return reader.readCopy(part, shapes); };
    if (checkpoint.spec.techniques.averaging > 0) {
        auto average = readCopy("average");
        if (!average) return tl::unexpected(average.error());
        checkpoint.average = std::move(*average);
    }
    for (std::size_t i = 0; i < StagePlan(checkpoint.spec).membersBefore(checkpoint.state.stage); ++i) {
        auto member = readCopy(memberName(i));
        if (!member) return tl::unexpected(member.error());
        checkpoint.members.push_back(std::move(*member));
    }
    return {};
}

} // namespace

std::vector<Weights> Checkpoint::models() const
{
    std::vector<Weights> models;
    if (StagePlan(spec).isMember(state.stage)) models = members;
    models.push_back(bestWeights());
    return models;
}

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path)
{
    std::map<std::string, Weights> further;
    if (!checkpoint.average.empty()) further["average"] = checkpoint.average;
    for (std::size_t i = 0; i < checkpoint.members.size(); ++i)
        further[memberName(i)] = checkpoint.members[i];
    return writeCheckpointFile(sequenceFormat, jsonText(toJson(checkpoint.spec)), checkpoint, path, further);
}

Result<Checkpoint> readCheckpoint(const CheckpointFile& file)
{
    Checkpoint checkpoint;
    const auto reader = CheckpointReader::open(file, sequenceFormat);
    const auto read = reader ? Result<>() : Result<>(tl::unexpect, reader.error());
    const auto whole = read.and_then([&]() -> Result<> {
                               auto spec = trainingSpecFromJson(reader->spec());
                               if (!spec) return tl::unexpected(spec.error());
                               checkpoint.spec = std::move(*spec);
                               return reader->readHead(checkpoint);
                           })
                           .and_then([&] { return readWeights(*reader, checkpoint); });
    if (!whole) return fail(Error(whole.error()).at(file.path.string()));
    return checkpoint;
}

} // namespace sessionsmith::learning
