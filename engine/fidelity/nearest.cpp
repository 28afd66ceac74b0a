// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/nearest.h"

#include "engine/base/parallel.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

using Items = std::span<const std::int32_t>;

Items shortened(Items items)
{
    return items.first(std::min(items.size(), NearestSessions::longest));
}

/// `visit(item, times)` for each different item.
template <typename Visit>
void forEachItem(Items items, Visit visit)
{
    std::vector<std::int32_t> sorted(items.begin(), items.end());
    std::ranges::sort(sorted);
    for (std::size_t i = 0, next = 0; i < sorted.size(); i = next) {
        while (next < sorted.size() && sorted[next] == sorted[i])
            ++next;
        visit(sorted[i], std::uint16_t(next - i));
    }
}

} // namespace

double editDistance(Items a, Items b)
{
    if (a.empty() && b.empty()) return 0;
    std::vector<std::size_t> row(b.size() + 1); // from the beginning of a to each beginning of b
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return double(row.back()) / double(std::max(a.size(), b.size()));
}

NearestSessions::NearestSessions(const Sessions& sessions, std::int32_t items)
    : m_sessions(sessions), m_offsets(std::size_t(items) + 1)
{
    for (std::size_t s = 0; s < sessions.size(); ++s)
        forEachItem(beginningOf(s), [&](std::int32_t item, std::uint16_t) { ++m_offsets[std::size_t(item) + 1]; });
    std::partial_sum(m_offsets.begin(), m_offsets.end(), m_offsets.begin());
    m_entries.resize(m_offsets.back());
    std::vector<std::size_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (std::size_t s = 0; s < sessions.size(); ++s)
        forEachItem(beginningOf(s), [&](std::int32_t item, std::uint16_t times) {
            m_entries[next[std::size_t(item)]++] = {std::uint32_t(s), times};
        });
}

Items NearestSessions::beginningOf(std::size_t session) const
{
    return shortened(m_sessions.itemsOf(session));
}

NearestSessions::Distances NearestSessions::Search::operator()(Items whole)
{
    const Items items = shortened(whole);
    m_candidates.clear();
    forEachItem(items, [&](std::int32_t item, std::uint16_t times) {
        for (std::size_t i = m_index.m_offsets[std::size_t(item)]; i < m_index.m_offsets[std::size_t(item) + 1]; ++i) {
            const auto& [session, there] = m_index.m_entries[i];
            if (m_common[session] == 0) m_candidates.emplace_back(0, session);
            m_common[session] = std::uint16_t(m_common[session] + std::min(times, there));
        }
    });
    for (auto& [least, session] : m_candidates) {
        const std::size_t longer = std::max(items.size(), m_index.beginningOf(session).size());
        least = 1 - double(std::exchange(m_common[session], std::uint16_t(0))) / double(longer);
    }
    Distances found;
    std::ranges::make_heap(m_candidates, std::greater());
    while (!m_candidates.empty() && m_candidates.front().first < found.second) {
        const double distance = editDistance(items, m_index.beginningOf(m_candidates.front().second));
        if (distance < found.nearest)
            found.second = std::exchange(found.nearest, distance);
        else
            found.second = std::min(found.second, distance);
        std::ranges::pop_heap(m_candidates, std::greater());
        m_candidates.pop_back();
    }
    return found;
}

std::vector<NearestSessions::Distances> nearestTo(const Sessions& sessions, const Sessions& asked, std::int32_t items,
                                                  unsigned threads)
{
    constexpr std::size_t grain = 64;
    const NearestSessions index(sessions, items);
    std::vector<NearestSessions::Distances> found(asked.size());
    const std::size_t chunks = std::min<std::size_t>(threadCount(threads), (asked.size() + grain - 1) / grain);
    parallelFor(chunks, 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t chunk = begin; chunk < end; ++chunk) { // one search each: it holds a number for every session
            NearestSessions::Search search(index);
            for (std::size_t i = chunk; i < asked.size(); i += chunks)
                found[i] = search(asked.itemsOf(i));
        }
    });
    return found;
}

} // namespace sessionsmith::fidelity
