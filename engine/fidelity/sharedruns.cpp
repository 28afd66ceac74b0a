// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/sharedruns.h"

#include "engine/base/parallel.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::fidelity {

SharedRuns::SharedRuns(const std::vector<const Sessions*>& originals)
{
    for (const Sessions* sessions : originals)
        for (std::size_t s = 0; s < sessions->size(); ++s) {
            const Items items = sessions->itemsOf(s);
            m_items.insert(m_items.end(), items.begin(), items.end());
            m_end.resize(m_items.size(), std::uint32_t(m_items.size()));
            m_sessionEnds.push_back(std::uint32_t(m_items.size()));
        }
    m_order.resize(m_items.size());
    std::iota(m_order.begin(), m_order.end(), std::uint32_t(0));
    std::ranges::sort(m_order, [this](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(suffix(a), suffix(b));
    });
}

SharedRuns::Items SharedRuns::suffix(std::uint32_t place) const
{
    return {m_items.data() + place, std::min<std::size_t>(m_end[place] - place, longest)};
}

SharedRun SharedRuns::longestOf(Items items) const
{
    SharedRun found;
    for (std::size_t begin = 0; begin + found.events < items.size(); ++begin) {
        const Items piece = items.subspan(begin, std::min(items.size() - begin, longest));
        const auto after = std::ranges::lower_bound(
            m_order, piece, [](Items a, Items b) { return std::ranges::lexicographical_compare(a, b); },
            [this](std::uint32_t place) { return suffix(place); });
        const auto lookAt = [&](std::uint32_t place) { // what shares most with it lies next to it in the order
            const Items other = suffix(place);
            const auto common = std::size_t(std::ranges::mismatch(piece, other).in1 - piece.begin());
            if (common <= found.events) return;
            found.events = common;
            found.original = std::size_t(std::ranges::upper_bound(m_sessionEnds, place) - m_sessionEnds.begin());
        };
        if (after != m_order.end()) lookAt(*after);
        if (after != m_order.begin()) lookAt(*std::prev(after));
    }
    return found;
}

std::vector<SharedRun> SharedRuns::ofAll(const Sessions& sessions, unsigned threads) const
{
    std::vector<SharedRun> runs(sessions.size());
    parallelFor(sessions.size(), 1024, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t s = begin; s < end; ++s) {
            runs[s] = longestOf(sessions.itemsOf(s));
            runs[s].session = s;
        }
    });
    return runs;
}

} // namespace sessionsmith::fidelity
