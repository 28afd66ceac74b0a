// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace sessionsmith::events {

/// What is known of names that are whole numbers, as those of users and items mostly are: an index of each, found
/// without a search. Neighbours stand together in pages, so that it takes four bytes a name where the numbers lie
/// close.
class NumberTable
{
public:
    static constexpr std::int32_t end = 1 << 24; ///< of the numbers it can hold

    /// The index of `number`, or -1.
    std::int32_t find(std::int32_t number) const { return m_pages.empty() ? -1 : m_indices[placeOf(number)]; }
    void set(std::int32_t number, std::int32_t index);
    /// Fetches from memory what find() looks at.
    void prefetch(std::int32_t number) const
    {
        if (!m_pages.empty()) __builtin_prefetch(&m_indices[placeOf(number)]);
    }
    /// Gives each index i its place among the new ones.
    void renumber(const std::vector<std::int32_t>& toNew);

private:
    static constexpr int pageBits = 10;
    static constexpr std::size_t pageSize = 1u << pageBits;

    std::size_t placeOf(std::int32_t number) const
    {
        const std::size_t page = std::size_t(number) >> pageBits;
        return (page < m_pages.size() ? m_pages[page] : 0) + (std::size_t(number) & (pageSize - 1));
    }

    std::vector<std::uint32_t> m_pages;  // where in m_indices each begins; 0: it has no index yet
    std::vector<std::int32_t> m_indices; // first a page without any, for all that have none
};

} // namespace sessionsmith::events
