// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/safetensors.h"
#include "engine/learning/catalogue.h"

namespace sessionsmith::learning {

/// A catalogue as tensors: of items, actions and categories the names as "items.bytes" and "items.offsets", and
/// "items.category"; the categories only where there are any.
class PackedCatalogue
{
public:
    explicit PackedCatalogue(const Catalogue& catalogue, std::string prefix = {});
    /// They look into this object.
    std::vector<std::pair<std::string, TensorView>> tensors() const;

private:
    struct Names
    {
        std::string what;
        std::vector<std::uint8_t> bytes;
        std::vector<std::int64_t> offsets;
    };
    std::vector<Names> m_names;
    std::string m_prefix;
    std::vector<std::int32_t> m_itemCategory;
};

/// Errors: missing, or nothing that a catalogue could be.
Result<Catalogue> readCatalogue(const SafetensorsFile& file, const std::string& prefix = {});

} // namespace sessionsmith::learning
