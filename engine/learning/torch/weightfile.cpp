// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/weightfile.h"

#include "engine/learning/torch/packedcatalogue.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sessionsmith::learning {

namespace {

std::string withEnd(std::string name, std::string_view end, std::string_view otherEnd)
{
    return name.ends_with(end) ? name.substr(0, name.size() - end.size()).append(otherEnd) : name;
}

bool isOfRun(const SafetensorsFile& file)
{
    const auto format = file.metadata().find("format");
    return format != file.metadata().end() && format->second.starts_with("sessionsmith.");
}

/// Weights are often passed on with fewer bits than they were trained with.
std::optional<torch::ScalarType> floatingType(TensorType type)
{
    switch (type) {
    case TensorType::F32:
        return torch::kFloat;
    case TensorType::F64:
        return torch::kDouble;
    case TensorType::F16:
        return torch::kHalf;
    case TensorType::Bf16:
        return torch::kBFloat16;
    default:
        return std::nullopt;
    }
}

} // namespace

Result<WeightFile> WeightFile::open(const std::filesystem::path& path, std::string bodyPrefix)
{
    auto file = SafetensorsFile::open(path);
    if (!file) return tl::unexpected(file.error());
    if (isOfRun(*file))
        return fail(Error(SS_TEXT("engine", "This is the checkpoint of a run, not a file of weights"))
                        .at(path.string())
                        .advise(SS_TEXT("engine", "Begin from the run itself, or export its weights")));
    return WeightFile(std::move(*file), std::move(bodyPrefix));
}

std::string WeightFile::nameOf(const std::string& name) const
{
    std::vector<std::string> names{name};
    if (!m_bodyPrefix.empty() && name.starts_with(m_bodyPrefix)) names.push_back(name.substr(m_bodyPrefix.size()));
    for (std::size_t i = 0, count = names.size(); i < count; ++i) // as the first weights of BERT are called
        names.push_back(
            withEnd(withEnd(names[i], "LayerNorm.weight", "LayerNorm.gamma"), "LayerNorm.bias", "LayerNorm.beta"));
    const auto found =
        std::ranges::find_if(names, [this](const std::string& candidate) { return m_file.contains(candidate); });
    return found == names.end() ? std::string() : *found;
}

Result<torch::Tensor> WeightFile::tensor(const std::string& name, const std::vector<std::int64_t>& shape,
                                         bool anyRows) const
{
    const std::string own = nameOf(name);
    if (own.empty())
        return fail(Error(SS_TEXT("engine", "The weights lack the tensor \"{0}\""), name)
                        .advise(SS_TEXT("engine", "Choose architecture and layers as the weights have them")));
    const auto view = m_file.tensor(own);
    if (!view) return tl::unexpected(view.error());
    const auto type = floatingType(view->type);
    if (!type) return fail(Error(SS_TEXT("engine", "The tensor \"{0}\" does not hold floating-point numbers"), own));
    const std::ptrdiff_t fixed = anyRows ? 1 : 0;
    if (view->shape.size() != shape.size() ||
        !std::equal(shape.begin() + fixed, shape.end(), view->shape.begin() + fixed))
        return fail(Error(SS_TEXT("engine", "The tensor \"{0}\" is {1}, but the model asks for {2}"), own,
                          fmt::format("{}", fmt::join(view->shape, " x ")), fmt::format("{}", fmt::join(shape, " x ")))
                        .advise(SS_TEXT("engine", "Choose layers, hidden and heads as the weights have them")));
    const auto values =
        torch::from_blob(const_cast<std::byte*>(view->bytes.data()), view->shape, *type).to(torch::kFloat, false, true);
    if (!values.isfinite().all().item<bool>())
        return fail(SS_TEXT("engine", "The tensor \"{0}\" holds values that are not finite"), own);
    return values;
}

Result<std::optional<Catalogue>> WeightFile::catalogue() const
{
    if (!m_file.contains("sessionsmith.items.bytes")) return std::nullopt;
    auto read = readCatalogue(m_file, "sessionsmith.");
    if (!read) return fail(SS_TEXT("engine", "The names that these weights hold for their rows are damaged"));
    return std::optional(std::move(*read));
}

} // namespace sessionsmith::learning
