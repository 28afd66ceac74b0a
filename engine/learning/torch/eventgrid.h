// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/catalogue.h"
#include "engine/learning/modelspec.h"

#include <memory>

namespace sessionsmith::learning {

/// What a model knows by number. Behind the items come indices of its own: padding, which is also what a decoder is
/// told first, the mask that hides a target, and the sentinels that stand for hidden runs (t5). Actions have the first
/// two of them, categories and gaps one for "none".
struct VocabularySizes
{
    std::int64_t items = 0, actions = 0, categories = 0, sentinels = 0;
    std::shared_ptr<const std::vector<std::int32_t>> itemCategory = {}; ///< (items), as in Catalogue; may be missing

    static VocabularySizes of(const ModelSpec& model, const Catalogue& catalogue);

    std::int64_t paddingItem() const { return items; }
    std::int64_t maskItem() const { return items + 1; }
    std::int64_t sentinel(std::int64_t number) const { return items + 2 + number; }
    std::int64_t allItems() const { return items + 2 + sentinels; } ///< these included
    std::int64_t paddingAction() const { return actions; }
    std::int64_t maskAction() const { return actions + 1; }
    std::int64_t allActions() const { return actions + 2; }
    std::int64_t categoryOf(std::int64_t item) const; ///< `categories` for none

    // Gaps in bins: up to a second, then one bin for each doubling; all of 2^31 seconds and more are one.
    static constexpr std::int64_t gapBins = 32, noGap = gapBins;
    static std::int64_t gapBin(float seconds); ///< noGap for Context::unknownGap
};

/// Events side by side, by number. Free of LibTorch, so that it can be tested and read by itself.
struct EventGrid
{
    std::int64_t rows = 0, length = 0;
    std::vector<std::int64_t> items, actions, categories, gaps, positions; ///< (rows x length), padded at the end

    static EventGrid padded(std::int64_t rows, std::int64_t length, const VocabularySizes& sizes);

    std::int64_t cell(std::size_t row, std::size_t column) const
    {
        return std::int64_t(row) * length + std::int64_t(column);
    }
    /// Puts event `index` of `context` into a cell, whose position stays.
    void set(std::int64_t cell, const Context& context, std::size_t index, const VocabularySizes& sizes);
    /// Puts an index of the model's own there, which has no category and no gap.
    void setSpecial(std::int64_t cell, std::int64_t item, std::int64_t action, const VocabularySizes& sizes);
};

} // namespace sessionsmith::learning
