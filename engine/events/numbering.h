// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/vocabulary.h"

#include <span>

namespace sessionsmith::events {

/// Numbers the entries of a vocabulary in the order in which they are met.
class NumberingByAppearance
{
public:
    explicit NumberingByAppearance(const Vocabulary& vocabulary) : m_toNew(std::size_t(vocabulary.size()), -1)
    {
        m_toOld.reserve(m_toNew.size());
    }
    /// The number of an entry; a negative one stands for none and stays.
    std::int32_t meet(std::int32_t old)
    {
        if (old < 0) return old;
        std::int32_t& number = m_toNew[std::size_t(old)];
        if (number >= 0) return number;
        number = std::int32_t(m_toOld.size());
        m_toOld.push_back(old);
        return number;
    }
    /// The entries that were never met come last, in the order of the vocabulary.
    void meetTheRest()
    {
        for (std::size_t old = 0; old < m_toNew.size(); ++old)
            meet(std::int32_t(old));
    }
    const std::vector<std::int32_t>& toOld() const { return m_toOld; }
    const std::vector<std::int32_t>& toNew() const { return m_toNew; }

private:
    std::vector<std::int32_t> m_toOld;
    std::vector<std::int32_t> m_toNew; // -1: not met
};

/// The order in which the entries of a vocabulary first occur in a column of the log; those that do not occur come
/// last, in the order of the vocabulary. It is the same however the vocabulary happened to be filled.
class Numbering
{
public:
    /// `column` holds indices into `vocabulary`; negative ones stand for none.
    Numbering(const Vocabulary& vocabulary, std::span<const std::int32_t> column);

    /// The column in the new numbers.
    std::vector<std::int32_t> applied(std::span<const std::int32_t> column) const;
    /// The entries of the vocabulary in the new order.
    const std::vector<std::int32_t>& order() const { return m_numbers.toOld(); }

private:
    NumberingByAppearance m_numbers;
};

/// Gives the entries of a vocabulary the numbers that this order says, in the column too.
void renumber(Vocabulary& vocabulary, std::span<std::int32_t> column);

} // namespace sessionsmith::events
