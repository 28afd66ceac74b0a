// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/generatorcheckpoint.h"

#include "engine/base/jsontext.h"
#include "engine/learning/torch/sessionencoder.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

constexpr CheckpointFormat generatorFormat{"sessionsmith.generator", 1};

Result<> readSpec(const Json& json, GeneratorCheckpoint& checkpoint)
{
    auto spec = generatorSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    checkpoint.spec = std::move(*spec);
    try {
        std::vector<GapBins::Bin> bins;
        for (const Json& bin : json.at("gap_bins"))
            bins.push_back({bin.at(0).get<double>(), bin.at(1).get<double>()});
        if (!GapBins::areSound(bins)) return fail(damagedCheckpoint());
        checkpoint.bins = GapBins(std::move(bins));
        json.at("has_times").get_to(checkpoint.hasTimes);
    } catch (const Json::exception&) {
        return fail(damagedCheckpoint());
    }
    return {};
}

Result<> readBody(const CheckpointReader& reader, GeneratorCheckpoint& checkpoint)
{
    return readSpec(reader.spec(), checkpoint).and_then([&] { return reader.readHead(checkpoint); }).and_then([&] {
        // The critic of a GAN learns only once the generator knows the log.
        const bool isGan = checkpoint.spec.kind == GeneratorKind::Gan;
        const TrainingState& state = checkpoint.state;
        const bool criticLearnt =
            state.epoch > checkpoint.spec.epochs || (state.epoch == checkpoint.spec.epochs && state.batch > 0);
        const auto hasMoments = [=, stepped = state.step > 0](const std::string& name) {
            return isGan && SessionEncoder::owns(name) ? criticLearnt : stepped;
        };
        return reader.readWeights(generatorShapes(checkpoint.spec, checkpoint.sizes()), hasMoments, checkpoint);
    });
}

} // namespace

std::vector<ParameterShape> generatorShapes(const GeneratorSpec& spec, const EventSizes& sizes)
{
    auto shapes = EventNetwork::shapes(spec, sizes);
    const auto reader = SessionEncoder::shapes(spec, sizes, spec.kind == GeneratorKind::Vae ? 2 * spec.latent : 1);
    shapes.insert(shapes.end(), reader.begin(), reader.end());
    return shapes;
}

Result<> writeGeneratorCheckpoint(const GeneratorCheckpoint& checkpoint, const std::filesystem::path& path)
{
    Json spec = toJson(checkpoint.spec);
    spec["gap_bins"] = Json::array();
    for (const auto& [low, high] : checkpoint.bins.bins())
        spec["gap_bins"].push_back({low, high});
    spec["has_times"] = checkpoint.hasTimes;
    return writeCheckpointFile(generatorFormat, jsonText(spec), checkpoint, path);
}

Result<GeneratorCheckpoint> readGeneratorCheckpoint(const CheckpointFile& file)
{
    GeneratorCheckpoint checkpoint;
    const auto reader = CheckpointReader::open(file, generatorFormat);
    const auto read = reader ? readBody(*reader, checkpoint) : Result<>(tl::unexpect, reader.error());
    if (!read) return fail(Error(read.error()).at(file.path.string()));
    return checkpoint;
}

} // namespace sessionsmith::learning
