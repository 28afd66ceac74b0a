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

/// Errors: the disk is full and the like.
Result<AtomicFile> stageWeights(const SequenceModel& model, const PackedCatalogue& catalogue,
                                const std::filesystem::path& file)
{
    auto tensors = catalogue.tensors();
    std::vector<torch::Tensor> onCpu; // keeps what the views look at
    for (const auto& [name, tensor] : model.weights()) {
        const auto& values = onCpu.emplace_back(tensor.detach().to(torch::kCPU).contiguous());
        tensors.emplace_back(
            name, TensorView{TensorType::F32, values.sizes().vec(),
                             std::as_bytes(std::span(values.data_ptr<float>(), std::size_t(values.numel())))});
    }
    return stageSafetensors(file, tensors, {{"format", "pt"}});
}

std::filesystem::path memberPath(const std::filesystem::path& file, std::size_t member, std::size_t members)
{
    if (members == 1) return file;
    return std::filesystem::path(file).replace_filename(
        fmt::format("{}-{}-of-{}{}", file.stem().string(), member + 1, members, file.extension().string()));
}

} // namespace

Result<std::vector<std::filesystem::path>> exportWeights(const std::vector<SequenceModel>& models,
                                                         const Catalogue& catalogue, const std::filesystem::path& file)
{
    const auto configuration = std::filesystem::path(file).replace_filename("config.json");
    if (auto free = checkFree(configuration); !free) return tl::unexpected(free.error());
    const PackedCatalogue packed(catalogue, "sessionsmith.");
    std::vector<AtomicFile> files;
    std::vector<std::filesystem::path> paths;
    for (std::size_t i = 0; i < models.size(); ++i) {
        auto weights = stageWeights(models[i], packed, paths.emplace_back(memberPath(file, i, models.size())));
        if (!weights) return tl::unexpected(weights.error());
        files.push_back(std::move(*weights));
    }
    auto text = AtomicFile::create(configuration);
    if (!text) return tl::unexpected(text.error());
    if (auto written = text->write(configurationOf(models.front()).dump(2) + "\n"); !written)
        return tl::unexpected(written.error());
    files.push_back(std::move(*text));
    if (auto named = AtomicFile::commitTogether(files); !named) return tl::unexpected(named.error());
    return paths;
}

} // namespace sessionsmith::learning
