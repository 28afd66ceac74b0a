// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/vocabulary.h"

#include <span>

namespace sessionsmith::events {

/// The order in which the entries of a vocabulary first occur in a column of the log; those that do not occur come
/// last, in the order of the vocabulary. It is the same however the vocabulary happened to be filled.
class Numbering
{
public:
    /// `column` holds indices into `vocabulary`; negative ones stand for none.
    Numbering(const Vocabulary& vocabulary, std::span<const std::int32_t> column);

    /// The column in the new numbers.
    std::vector<std::int32_t> applied(std::span<const std::int32_t> column) const;
    void apply(std::span<std::int32_t> column) const;
    /// The entries of the vocabulary in the new order.
    const std::vector<std::int32_t>& order() const { return m_toOld; }

private:
    std::vector<std::int32_t> m_toOld;
    std::vector<std::int32_t> m_toNew;
};

} // namespace sessionsmith::events
