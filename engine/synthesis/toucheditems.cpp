// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/toucheditems.h"

#include <algorithm>

namespace sessionsmith::synthesis {

std::size_t TouchedItems::rankOf(std::int32_t item) const
{
    const auto found = std::find(m_items.rbegin(), m_items.rend(), item);
    return found == m_items.rend() ? 0 : std::size_t(found - m_items.rbegin()) + 1;
}

void TouchedItems::touch(std::int32_t item)
{
    if (!m_items.empty() && m_items.back() == item) return;
    if (const std::size_t rank = rankOf(item); rank > 0)
        m_items.erase(m_items.end() - std::ptrdiff_t(rank));
    else if (m_items.size() == memory)
        m_items.erase(m_items.begin());
    m_items.push_back(item);
}

std::vector<bool> firstTouches(const events::EventLog& log)
{
    std::vector<bool> isFirst(log.size());
    TouchedItems touched;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (e == 0 || log.session[e] != log.session[e - 1]) touched.clear();
        isFirst[e] = touched.rankOf(log.item[e]) == 0;
        touched.touch(log.item[e]);
    }
    return isFirst;
}

} // namespace sessionsmith::synthesis
