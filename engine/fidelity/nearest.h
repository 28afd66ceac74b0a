// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

namespace sessionsmith::fidelity {

/// The edit distance of two sequences (Levenshtein 1966: insert, delete, replace) over the length of the longer one:
/// 0 the same ... 1 nothing in common.
double editDistance(std::span<const std::int32_t> a, std::span<const std::int32_t> b);

/// Finds which of some sessions come nearest to another one, by the edit distance of their items; exactly, yet few are
/// looked at: a session without a common item is at distance 1, and one with n common ones at no less than 1 - n /
/// length of the longer one.
class NearestSessions
{
public:
    static constexpr std::size_t longest = 200; ///< events of a session that are looked at, the first ones

    /// `sessions` must outlive this; items are 0 ... `items`-1.
    NearestSessions(const Sessions& sessions, std::int32_t items);

    struct Distances
    {
        double nearest = 1, second = 1;
    };
    /// Asks for one session after the other; each thread has its own.
    class Search
    {
    public:
        explicit Search(const NearestSessions& index) : m_index(index), m_common(index.m_sessions.size()) {}
        Distances operator()(std::span<const std::int32_t> items);

    private:
        const NearestSessions& m_index;
        std::vector<std::uint16_t> m_common;                        // items in common with each session
        std::vector<std::pair<double, std::uint32_t>> m_candidates; // the least possible distance, session
    };

private:
    struct Entry
    {
        std::uint32_t session;
        std::uint16_t times; // that it has the item
    };
    std::span<const std::int32_t> beginningOf(std::size_t session) const;

    const Sessions& m_sessions;
    std::vector<std::size_t> m_offsets; // (items + 1) of the entries of each item
    std::vector<Entry> m_entries;
};

/// Of each of `asked` the distances to the nearest of `sessions`.
std::vector<NearestSessions::Distances> nearestTo(const Sessions& sessions, const Sessions& asked, std::int32_t items,
                                                  unsigned threads);

} // namespace sessionsmith::fidelity
