// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/events/vocabulary.h"

#include <filesystem>

namespace sessionsmith::workflow {

/// What is known of the items of a catalogue: each may have several tags.
struct ItemTags
{
    std::vector<std::string> names;       ///< of the tags
    std::vector<std::vector<int>> ofItem; ///< (items) indices of `names`, ascending; empty: nothing is known
    std::size_t unknownItems = 0;         ///< of the file, that the catalogue lacks

    bool has(std::size_t item, int tag) const;
};

/// From a delimited file with the columns "item" and "tag", a pair a row, or from a JSON object of lists,
/// {"item": ["tag", 7, ...]}. Errors: those of readCaseTable(); a column that is missing; JSON that is damaged or
/// something else; a file without an item of the catalogue.
Result<ItemTags> readItemTags(const std::filesystem::path& path, const events::Vocabulary& items,
                              const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::workflow
