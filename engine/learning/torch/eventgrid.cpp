// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/eventgrid.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

VocabularySizes VocabularySizes::of(const ModelSpec& model, const Catalogue& catalogue)
{
    constexpr std::int64_t sentinels = 100; // as many as T5 has
    VocabularySizes sizes{catalogue.items.size(), catalogue.actions.size()};
    if (model.architecture == Architecture::T5) sizes.sentinels = sentinels;
    if (model.useCategories) {
        sizes.categories = catalogue.categories.size();
        sizes.itemCategory = std::make_shared<const std::vector<std::int32_t>>(catalogue.itemCategory);
    }
    return sizes;
}

std::int64_t VocabularySizes::categoryOf(std::int64_t item) const
{
    if (!itemCategory || item >= std::int64_t(itemCategory->size())) return categories;
    const std::int32_t category = (*itemCategory)[std::size_t(item)];
    return category < 0 ? categories : category;
}

std::int64_t VocabularySizes::gapBin(float seconds)
{
    if (seconds == Context::unknownGap) return noGap;
    if (!(seconds > 1)) return 0;
    return 1 + std::int64_t(std::min(std::log2(seconds), float(gapBins - 2)));
}

EventGrid EventGrid::padded(std::int64_t rows, std::int64_t length, const VocabularySizes& sizes)
{
    const auto cells = std::size_t(rows * length);
    return {rows,
            length,
            std::vector(cells, sizes.paddingItem()),
            std::vector(cells, sizes.paddingAction()),
            std::vector(cells, sizes.categories),
            std::vector(cells, VocabularySizes::noGap),
            std::vector<std::int64_t>(cells, 0)};
}

void EventGrid::set(std::int64_t cell, const Context& context, std::size_t index, const VocabularySizes& sizes)
{
    const auto place = std::size_t(cell);
    items[place] = context.items[index];
    actions[place] = context.actions[index];
    categories[place] = sizes.categoryOf(items[place]);
    gaps[place] = context.gaps.empty() ? VocabularySizes::noGap : VocabularySizes::gapBin(context.gaps[index]);
}

void EventGrid::setSpecial(std::int64_t cell, std::int64_t item, std::int64_t action, const VocabularySizes& sizes)
{
    const auto place = std::size_t(cell);
    items[place] = item;
    actions[place] = action;
    categories[place] = sizes.categories;
    gaps[place] = VocabularySizes::noGap;
}

} // namespace sessionsmith::learning
