// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/learning/torch/foreignweights.h"
#include "engine/learning/torch/packedcatalogue.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace sessionsmith::learning {

namespace {

using Json = nlohmann::json;

constexpr const char* ownKey = "sessionsmith";

/// Sizes as Hugging Face calls them, and what it has no word for.
Json configurationOf(const SequenceModel& model)
{
    Json json = model.network().configuration();
    const ModelSpec& spec = model.spec();
    json["torch_dtype"] = "float32";
    json[ownKey] = {{"architecture", learning::name(spec.architecture)},
                    {"norm", learning::name(spec.norm)},
                    {"use_categories", spec.useCategories},
                    {"use_gaps", spec.useGaps},
                    {"items", model.sizes().items},
                    {"actions", model.sizes().actions}};
    if (spec.architecture == Architecture::Bert) json[ownKey]["positions"] = "counted back from the most recent event";
    return json;
}

Result<> checkFree(const std::filesystem::path& path)
{
    std::ifstream stream(path);
    if (!stream) return {};
    const Json json = Json::parse(stream, nullptr, false);
    if (json.is_object() && json.contains(ownKey)) return {};
    return fail(Error(SS_TEXT("engine", "There is a config.json of something else where that of the weights would go"))
                    .at(path.string())
                    .advise(SS_TEXT("engine", "Export into a folder of its own")));
}

} // namespace

Result<> exportWeights(const SequenceModel& model, const Catalogue& catalogue, const std::filesystem::path& file)
{
    const auto configuration = std::filesystem::path(file).replace_filename("config.json");
    if (auto free = checkFree(configuration); !free) return free;
    const PackedCatalogue packed(catalogue, "sessionsmith.");
    auto tensors = packed.tensors();
    std::vector<torch::Tensor> onCpu; // keeps what the views look at
    for (const auto& [name, tensor] : model.weights()) {
        const auto& values = onCpu.emplace_back(tensor.detach().to(torch::kCPU).contiguous());
        tensors.emplace_back(
            name, TensorView{TensorType::F32, values.sizes().vec(),
                             std::as_bytes(std::span(values.data_ptr<float>(), std::size_t(values.numel())))});
    }
    auto weights = stageSafetensors(file, tensors, {{"format", "pt"}});
    if (!weights) return tl::unexpected(weights.error());
    auto text = AtomicFile::create(configuration);
    if (!text) return tl::unexpected(text.error());
    if (auto written = text->write(configurationOf(model).dump(2) + "\n"); !written) return written;
    std::vector<AtomicFile> files;
    files.push_back(std::move(*weights));
    files.push_back(std::move(*text));
    return AtomicFile::commitTogether(files);
}

} // namespace sessionsmith::learning
