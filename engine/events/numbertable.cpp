// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/numbertable.h"

namespace sessionsmith::events {

void NumberTable::set(std::int32_t number, std::int32_t index)
{
    const std::size_t page = std::size_t(number) >> pageBits;
    if (m_indices.empty()) m_indices.assign(pageSize, -1);
    if (page >= m_pages.size()) m_pages.resize(page + 1, 0);
    if (m_pages[page] == 0) {
        m_pages[page] = std::uint32_t(m_indices.size());
        m_indices.resize(m_indices.size() + pageSize, -1);
    }
    m_indices[placeOf(number)] = index;
}

void NumberTable::renumber(const std::vector<std::int32_t>& toNew)
{
    for (std::int32_t& index : m_indices)
        if (index >= 0) index = toNew[std::size_t(index)];
}

} // namespace sessionsmith::events
