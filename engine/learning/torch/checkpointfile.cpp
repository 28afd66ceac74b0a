// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/checkpointfile.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/learning/torch/packedcatalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

/// The one list of what the state consists of, for writing and for reading, but for what came later.
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

/// The rest of it, which older checkpoints lack.
template <typename State, typename Visitor>
void forEachLaterValue(State& state, Visitor&& visit)
{
    visit("stage", state.stage);
    visit("closed", state.closed);
    visit("noted", state.noted);
    visit("noted_steps", state.notedSteps);
}

Json stateJson(const TrainingState& state)
{
    Json json = Json::object();
    const auto write = [&](const char* key, const auto& value) { json[key] = value; };
    forEachValue(state, write);
    forEachLaterValue(state, write);
    json["start_metrics"] = state.startMetrics;
    return json;
}

Result<TrainingState> stateFrom(const Json& json)
{
    if (!json.is_object()) return fail(damagedCheckpoint());
    TrainingState state;
    try {
        const auto read = [&](const char* key, auto& value) { json.at(key).get_to(value); };
        forEachValue(state, read);
        if (json.contains("stage"))
            forEachLaterValue(state, read);
        else
            state.closed = state.finished;
        state.startMetrics = json.value("start_metrics", Metrics());
    } catch (const Json::exception&) {
        return fail(damagedCheckpoint());
    }
    const bool sound = state.stage >= 0 && state.step >= 0 && state.epoch >= 0 && state.batch >= 0 &&
                       state.lossCount >= 0 && state.bestEpoch >= -1 && state.bestEpoch <= state.epoch &&
                       state.stale >= 0;
    if (!sound) return fail(damagedCheckpoint());
    return state;
}

/// The tensors "part.NAME" for every shape whose name is wanted.
Result<Weights> readPart(const SafetensorsFile& file, const std::string& part,
                         const std::vector<ParameterShape>& shapes,
                         const std::function<bool(const std::string&)>& wanted)
{
    Weights weights;
    for (const auto& [name, shape] : shapes) {
        if (!wanted(name)) continue;
        const auto view = file.tensor(part + "." + name);
        if (!view) return tl::unexpected(view.error());
        if (view->type != TensorType::F32 || view->shape != shape)
            return fail(Error(SS_TEXT("engine", "The tensor \"{0}\" of the checkpoint has the wrong type or shape"),
                              part + "." + name));
        const auto tensor = torch::from_blob(const_cast<std::byte*>(view->bytes.data()), shape, torch::kFloat).clone();
        if (!tensor.isfinite().all().item<bool>()) return fail(damagedCheckpoint());
        weights[name] = tensor;
    }
    return weights;
}

Result<> checkFormat(const std::map<std::string, std::string>& metadata, const CheckpointFormat& format)
{
    const auto value = [&](const char* key) {
        const auto found = metadata.find(key);
        return found == metadata.end() ? std::string() : found->second;
    };
    if (value("format") != format.name) return fail(SS_TEXT("engine", "This file holds no checkpoint"));
    const auto version = parseInteger(value("version"));
    if (version && *version < format.version)
        return fail(
            Error(SS_TEXT("engine", "This checkpoint was written by an earlier version, whose models were others"))
                .advise(SS_TEXT("engine", "Train it anew")));
    if (version != std::optional<std::int64_t>(format.version))
        return fail(
            Error(SS_TEXT("engine", "This checkpoint has a format that is not known here"))
                .advise(SS_TEXT("engine", "It was probably written by a newer version: open it with that one")));
    return {};
}

Result<> checkOwner(const std::string& owner, const std::string& wanted)
{
    if (owner.empty() || wanted.empty() || owner == wanted) return {};
    return fail(Error(SS_TEXT("engine", "This checkpoint belongs to another run"))
                    .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
}

} // namespace

Error damagedCheckpoint()
{
    return Error(SS_TEXT("engine", "The checkpoint is damaged"))
        .advise(SS_TEXT("engine", "Choose another run, or start a new one"));
}

Result<> writeCheckpointFile(const CheckpointFormat& format, const std::string& spec, const CheckpointBody& body,
                             const std::filesystem::path& path, const std::map<std::string, Weights>& further)
{
    const PackedCatalogue catalogue(body.catalogue);
    auto tensors = catalogue.tensors();
    std::vector<torch::Tensor> onCpu; // keeps what the views look at
    const auto add = [&](const std::string& part, const Weights& weights) {
        for (const auto& [name, tensor] : weights) {
            const auto& values = onCpu.emplace_back(tensor.detach().to(torch::kCPU).contiguous());
            tensors.push_back({part + name,
                               {TensorType::F32, values.sizes().vec(),
                                std::as_bytes(std::span(values.data_ptr<float>(), std::size_t(values.numel())))}});
        }
    };
    for (const auto& [part, weights] : {std::pair("weights.", &body.weights), std::pair("best.", &body.best),
                                        std::pair("first.", &body.first), std::pair("second.", &body.second)})
        add(part, *weights);
    for (const auto& [part, weights] : further)
        add(part + ".", weights);
    return writeSafetensors(path, tensors,
                            {{"format", format.name},
                             {"version", std::to_string(format.version)},
                             {"run", body.run},
                             {"spec", spec},
                             {"state", jsonText(stateJson(body.state))},
                             {"data", body.dataHash}});
}

Result<CheckpointReader> CheckpointReader::open(const CheckpointFile& from, const CheckpointFormat& format)
{
    auto file = SafetensorsFile::open(from.path);
    if (!file) return tl::unexpected(file.error());
    const auto& metadata = file->metadata();
    if (auto known = checkFormat(metadata, format); !known) return tl::unexpected(known.error());
    for (const char* key : {"spec", "state", "data"})
        if (!metadata.contains(key)) return fail(damagedCheckpoint());
    const auto run = metadata.find("run");
    if (auto own = checkOwner(run == metadata.end() ? std::string() : run->second, from.run); !own)
        return tl::unexpected(own.error());
    return CheckpointReader(std::move(*file));
}

Json CheckpointReader::spec() const
{
    return Json::parse(m_file.metadata().at("spec"), nullptr, false);
}

Result<> CheckpointReader::readHead(CheckpointBody& body) const
{
    const auto& metadata = m_file.metadata();
    const auto state = stateFrom(Json::parse(metadata.at("state"), nullptr, false));
    if (!state) return tl::unexpected(state.error());
    body.state = *state;
    body.dataHash = metadata.at("data");
    if (const auto run = metadata.find("run"); run != metadata.end()) body.run = run->second;
    auto catalogue = readCatalogue(m_file);
    if (!catalogue) return tl::unexpected(catalogue.error());
    body.catalogue = std::move(*catalogue);
    return {};
}

Result<> CheckpointReader::readWeights(const std::vector<ParameterShape>& shapes,
                                       const std::function<bool(const std::string&)>& expected,
                                       CheckpointBody& body) const
{
    const auto all = [](const std::string&) { return true; };
    const auto ifValidated = [&](const std::string&) { return body.state.bestEpoch >= 0; };
    for (const auto& [part, weights, wanted] :
         {std::tuple("weights", &body.weights, std::function<bool(const std::string&)>(all)),
          std::tuple("best", &body.best, std::function<bool(const std::string&)>(ifValidated)),
          std::tuple("first", &body.first, expected), std::tuple("second", &body.second, expected)}) {
        auto read = readPart(m_file, part, shapes, wanted);
        if (!read) return tl::unexpected(read.error());
        *weights = std::move(*read);
    }
    return {};
}

Result<Weights> CheckpointReader::readCopy(const std::string& part, const std::vector<ParameterShape>& shapes) const
{
    return readPart(m_file, part, shapes, [](const std::string&) { return true; });
}

} // namespace sessionsmith::learning
