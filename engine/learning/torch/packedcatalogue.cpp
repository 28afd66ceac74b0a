// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/packedcatalogue.h"

#include "engine/base/text.h"
#include "engine/learning/torch/checkpointfile.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

Result<events::Vocabulary> readNames(const SafetensorsFile& file, const std::string& what)
{
    const auto bytes = file.column<std::uint8_t>(what + ".bytes");
    if (!bytes) return tl::unexpected(bytes.error());
    const auto offsets = file.column<std::int64_t>(what + ".offsets");
    if (!offsets) return tl::unexpected(offsets.error());
    const bool sound = !offsets->empty() && offsets->front() == 0 && offsets->back() == std::int64_t(bytes->size()) &&
                       std::ranges::is_sorted(*offsets);
    if (!sound) return fail(damagedCheckpoint());
    const std::string_view all(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    events::Vocabulary names;
    for (std::size_t i = 0; i + 1 < offsets->size(); ++i) {
        const auto begin = std::size_t((*offsets)[i]);
        const auto name = all.substr(begin, std::size_t((*offsets)[i + 1]) - begin);
        if (!isValidUtf8(name) || names.add(name) != std::int32_t(i)) return fail(damagedCheckpoint());
    }
    return names;
}

Result<> readCategories(const SafetensorsFile& file, const std::string& prefix, Catalogue& catalogue)
{
    auto names = readNames(file, prefix + "categories");
    if (!names) return tl::unexpected(names.error());
    auto ofItems = file.column<std::int32_t>(prefix + "items.category");
    if (!ofItems) return tl::unexpected(ofItems.error());
    const auto known = [&](std::int32_t category) { return category >= -1 && category < names->size(); };
    if (ofItems->size() != std::size_t(catalogue.items.size()) || !std::ranges::all_of(*ofItems, known))
        return fail(damagedCheckpoint());
    catalogue.categories = std::move(*names);
    catalogue.itemCategory = std::move(*ofItems);
    return {};
}

} // namespace

PackedCatalogue::PackedCatalogue(const Catalogue& catalogue, std::string prefix)
    : m_prefix(std::move(prefix)), m_itemCategory(catalogue.itemCategory)
{
    for (const auto& [what, vocabulary] :
         {std::pair("items", &catalogue.items), std::pair("actions", &catalogue.actions),
          std::pair("categories", &catalogue.categories)}) {
        if (vocabulary == &catalogue.categories && vocabulary->size() == 0) continue;
        Names names{what, {}, {0}};
        for (std::int32_t i = 0; i < vocabulary->size(); ++i) {
            const auto& name = (*vocabulary)[i];
            names.bytes.insert(names.bytes.end(), name.begin(), name.end());
            names.offsets.push_back(std::int64_t(names.bytes.size()));
        }
        m_names.push_back(std::move(names));
    }
}

std::vector<std::pair<std::string, TensorView>> PackedCatalogue::tensors() const
{
    std::vector<std::pair<std::string, TensorView>> tensors;
    for (const Names& names : m_names) {
        tensors.emplace_back(m_prefix + names.what + ".bytes", TensorView::of(names.bytes));
        tensors.emplace_back(m_prefix + names.what + ".offsets", TensorView::of(names.offsets));
    }
    if (!m_itemCategory.empty()) tensors.emplace_back(m_prefix + "items.category", TensorView::of(m_itemCategory));
    return tensors;
}

Result<Catalogue> readCatalogue(const SafetensorsFile& file, const std::string& prefix)
{
    Catalogue catalogue;
    auto items = readNames(file, prefix + "items");
    if (!items) return tl::unexpected(items.error());
    auto actions = readNames(file, prefix + "actions");
    if (!actions) return tl::unexpected(actions.error());
    catalogue.items = std::move(*items);
    catalogue.actions = std::move(*actions);
    if (!file.contains(prefix + "categories.bytes")) return catalogue;
    if (auto read = readCategories(file, prefix, catalogue); !read) return tl::unexpected(read.error());
    return catalogue;
}

} // namespace sessionsmith::learning
