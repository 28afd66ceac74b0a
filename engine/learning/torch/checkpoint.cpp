// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/checkpoint.h"

#include "engine/base/jsontext.h"
#include "engine/base/safetensors.h"
#include "engine/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

constexpr const char* formatName = "sessionsmith.checkpoint";
constexpr const char* formatVersion = "1";

struct PackedNames
{
    std::vector<std::uint8_t> bytes;
    std::vector<std::int64_t> offsets{0};

    explicit PackedNames(const events::Vocabulary& vocabulary)
    {
        for (std::int32_t i = 0; i < vocabulary.size(); ++i) {
            bytes.insert(bytes.end(), vocabulary[i].begin(), vocabulary[i].end());
            offsets.push_back(std::int64_t(bytes.size()));
        }
    }
};

/// The one list of what the state consists of, for writing and for reading.
template <typename State, typename Visitor>
void forEachValue(State& state, Visitor&& visit)
{
    visit("step", state.step);
    visit("epoch", state.epoch);
    visit("batch", state.batch);
    visit("loss_sum", state.lossSum);
    visit("loss_count", state.lossCount);
    visit("last_loss", state.lastLoss);
    visit("best_epoch", state.bestEpoch);
    visit("best_value", state.bestValue);
    visit("best_metrics", state.bestMetrics);
    visit("stale", state.stale);
    visit("finished", state.finished);
}

Json stateJson(const TrainingState& state)
{
    Json json = Json::object();
    forEachValue(state, [&](const char* key, const auto& value) { json[key] = value; });
    return json;
}

Error damaged()
{
    return Error(SS_TEXT("engine", "The checkpoint is damaged"))
        .advise(SS_TEXT("engine", "Choose another run, or start a new one"));
}

Result<TrainingState> stateFrom(const Json& json)
{
    if (!json.is_object()) return fail(damaged());
    TrainingState state;
    try {
        forEachValue(state, [&](const char* key, auto& value) { json.at(key).get_to(value); });
    } catch (const Json::exception&) {
        return fail(damaged());
    }
    const bool sound = state.step >= 0 && state.epoch >= 0 && state.batch >= 0 && state.lossCount >= 0 &&
                       state.bestEpoch >= -1 && state.bestEpoch <= state.epoch && state.stale >= 0;
    if (!sound) return fail(damaged());
    return state;
}

Result<events::Vocabulary> readNames(const SafetensorsFile& file, const std::string& what)
{
    const auto bytes = file.column<std::uint8_t>(what + ".bytes");
    if (!bytes) return tl::unexpected(bytes.error());
    const auto offsets = file.column<std::int64_t>(what + ".offsets");
    if (!offsets) return tl::unexpected(offsets.error());
    const bool sound = !offsets->empty() && offsets->front() == 0 && offsets->back() == std::int64_t(bytes->size()) &&
                       std::ranges::is_sorted(*offsets);
    if (!sound) return fail(damaged());
    const std::string_view all(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    events::Vocabulary names;
    for (std::size_t i = 0; i + 1 < offsets->size(); ++i) {
        const auto begin = std::size_t((*offsets)[i]);
        const auto name = all.substr(begin, std::size_t((*offsets)[i + 1]) - begin);
        if (!isValidUtf8(name) || names.add(name) != std::int32_t(i)) return fail(damaged());
    }
    return names;
}

/// The tensors "part.NAME" for every name of `shapes`.
Result<Weights> readWeights(const SafetensorsFile& file, const std::string& part,
                            const std::vector<ParameterShape>& shapes)
{
    Weights weights;
    for (const auto& [name, shape] : shapes) {
        const auto view = file.tensor(part + "." + name);
        if (!view) return tl::unexpected(view.error());
        if (view->type != TensorType::F32 || view->shape != shape)
            return fail(Error(SS_TEXT("engine", "The tensor \"{0}\" of the checkpoint has the wrong type or shape"),
                              part + "." + name));
        const auto tensor = torch::from_blob(const_cast<std::byte*>(view->bytes.data()), shape, torch::kFloat).clone();
        if (!tensor.isfinite().all().item<bool>()) return fail(damaged());
        weights[name] = tensor;
    }
    return weights;
}

Result<> checkFormat(const std::map<std::string, std::string>& metadata)
{
    const auto value = [&](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    if (value("format") != formatName) return fail(SS_TEXT("engine", "This file holds no checkpoint"));
    if (value("version") != formatVersion)
        return fail(
            Error(SS_TEXT("engine", "This checkpoint has a format that is not known here"))
                .advise(SS_TEXT("engine", "It was probably written by a newer version: open it with that one")));
    return {};
}

Result<> readHeader(const std::map<std::string, std::string>& metadata, Checkpoint& checkpoint)
{
    if (auto known = checkFormat(metadata); !known) return known;
    for (const char* key : {"spec", "state", "data"})
        if (!metadata.contains(key)) return fail(damaged());
    const auto spec = trainingSpecFromJson(Json::parse(metadata.at("spec"), nullptr, false));
    if (!spec) return tl::unexpected(spec.error());
    const auto state = stateFrom(Json::parse(metadata.at("state"), nullptr, false));
    if (!state) return tl::unexpected(state.error());
    checkpoint.spec = *spec;
    checkpoint.state = *state;
    checkpoint.dataHash = metadata.at("data");
    if (const auto run = metadata.find("run"); run != metadata.end()) checkpoint.run = run->second;
    return {};
}

Result<> checkOwner(const std::string& owner, const std::string& wanted)
{
    if (owner.empty() || wanted.empty() || owner == wanted) return {};
    return fail(Error(SS_TEXT("engine", "This checkpoint belongs to another run"))
                    .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
}

Result<> readCatalogue(const SafetensorsFile& file, Catalogue& catalogue)
{
    auto items = readNames(file, "items");
    if (!items) return tl::unexpected(items.error());
    auto actions = readNames(file, "actions");
    if (!actions) return tl::unexpected(actions.error());
    catalogue = {std::move(*items), std::move(*actions)};
    return {};
}

Result<> readAllWeights(const SafetensorsFile& file, Checkpoint& checkpoint)
{
    const auto shapes = parameterShapes(checkpoint.spec.model, checkpoint.sizes());
    const bool validated = checkpoint.state.bestEpoch >= 0, stepped = checkpoint.state.step > 0;
    for (const auto& [part, weights, isThere] :
         {std::tuple("weights", &checkpoint.weights, true), std::tuple("best", &checkpoint.best, validated),
          std::tuple("first", &checkpoint.first, stepped), std::tuple("second", &checkpoint.second, stepped)}) {
        if (!isThere) continue;
        auto read = readWeights(file, part, shapes);
        if (!read) return tl::unexpected(read.error());
        *weights = std::move(*read);
    }
    return {};
}

} // namespace

Result<> writeCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& path)
{
    const PackedNames items(checkpoint.catalogue.items), actions(checkpoint.catalogue.actions);
    std::vector<std::pair<std::string, TensorView>> tensors{{"items.bytes", TensorView::of(items.bytes)},
                                                            {"items.offsets", TensorView::of(items.offsets)},
                                                            {"actions.bytes", TensorView::of(actions.bytes)},
                                                            {"actions.offsets", TensorView::of(actions.offsets)}};
    std::vector<torch::Tensor> onCpu; // keeps what the views look at
    for (const auto& [part, weights] :
         {std::pair("weights.", &checkpoint.weights), std::pair("best.", &checkpoint.best),
          std::pair("first.", &checkpoint.first), std::pair("second.", &checkpoint.second)}) {
        for (const auto& [name, tensor] : *weights) {
            const auto& values = onCpu.emplace_back(tensor.detach().to(torch::kCPU).contiguous());
            tensors.push_back({part + name,
                               {TensorType::F32, values.sizes().vec(),
                                std::as_bytes(std::span(values.data_ptr<float>(), std::size_t(values.numel())))}});
        }
    }
    return writeSafetensors(path, tensors,
                            {{"format", formatName},
                             {"version", formatVersion},
                             {"run", checkpoint.run},
                             {"spec", jsonText(toJson(checkpoint.spec))},
                             {"state", jsonText(stateJson(checkpoint.state))},
                             {"data", checkpoint.dataHash}});
}

Result<Checkpoint> readCheckpoint(const CheckpointFile& from)
{
    const auto file = SafetensorsFile::open(from.path);
    if (!file) return tl::unexpected(file.error());
    Checkpoint checkpoint;
    const auto read = readHeader(file->metadata(), checkpoint)
                          .and_then([&] { return checkOwner(checkpoint.run, from.run); })
                          .and_then([&] { return readCatalogue(*file, checkpoint.catalogue); })
                          .and_then([&] { return readAllWeights(*file, checkpoint); });
    if (!read) return fail(Error(read.error()).at(from.path.string()));
    return checkpoint;
}

} // namespace sessionsmith::learning
