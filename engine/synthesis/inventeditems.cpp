// SPDX-License-Identifier: GPL-3.0-or-later
// Items that no log showed.
#include "engine/synthesis/itemmodel.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

Result<ItemModel> ItemModel::invented(const ItemSettings& settings)
{
    if (settings.inventedItems < 1 || settings.inventedCategories < 1)
        return fail(SS_TEXT("engine", "An invented catalogue needs at least one item and one category"));
    if (!(settings.zipfExponent >= 0) || !std::isfinite(settings.zipfExponent))
        return fail(SS_TEXT("engine", "The Zipf exponent must be a finite number, not negative"));
    constexpr std::uint32_t purpose = 0x43415441; // "CATA"
    Philox random(settings.inventedSeed, purpose, 0);
    ItemModel model;
    model.m_smoothing = settings.smoothing;
    model.m_price = inventedPrices(settings.prices, std::size_t(settings.inventedItems), settings.inventedSeed);
    const auto categories = std::size_t(std::min(settings.inventedCategories, settings.inventedItems));
    for (std::size_t c = 1; c <= categories; ++c)
        model.m_categories.add(fmt::format("category {}", c));

    // Popularity by rank, as occurrences: the rarest item counts once, unless that would take too much room.
    const double rarest = std::pow(double(settings.inventedItems), -settings.zipfExponent);
    const double most = 1000;
    std::vector<std::pair<std::size_t, std::int32_t>> groupItems, groupSuccessors;
    for (std::int32_t i = 0; i < settings.inventedItems; ++i) {
        model.m_items.add(fmt::format("item {}", i + 1));
        model.m_category.push_back(std::size_t(i) < categories ? i
                                                               : std::int32_t(random.below(std::uint32_t(categories))));
        const double weight = std::pow(double(i + 1), -settings.zipfExponent);
        const int count = std::max(1, int(std::lround(std::min(weight / rarest, weight * most))));
        for (int k = 0; k < count; ++k) {
            model.m_popularity.push_back(i);
            groupItems.emplace_back(model.group(i), i);
        }
    }
    // Interest stays in a category for seven of ten steps.
    for (std::size_t c = 0; c < categories; ++c)
        for (int k = 0; k < 10; ++k)
            groupSuccessors.emplace_back(c, std::int32_t(k < 7 ? c : random.below(std::uint32_t(categories))));
    model.m_firsts = model.m_popularity;
    model.m_successors = model.m_returns = RaggedLists::gather(std::size_t(settings.inventedItems), {});
    model.m_categorySuccessors = RaggedLists::gather(categories + 1, groupSuccessors);
    model.m_categoryItems = RaggedLists::gather(categories + 1, groupItems);
    return model;
}

} // namespace sessionsmith::synthesis
