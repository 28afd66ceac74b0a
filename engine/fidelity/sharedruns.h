// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

namespace sessionsmith::fidelity {

/// Some items in a row that two sessions both show.
struct SharedRun
{
    std::size_t events = 0;                ///< 0: none
    std::size_t session = 0, original = 0; ///< numbers, the latter over all originals one after the other
};

/// Finds the longest run of items of a session that comes up in one of the originals too: a suffix array of these
/// (Manber & Myers 1993) that ends with the sessions, so that sorting it compares short pieces.
class SharedRuns
{
public:
    static constexpr std::size_t longest = 500; ///< longer runs count as this

    /// The originals must outlive this.
    explicit SharedRuns(const std::vector<const Sessions*>& originals);
    SharedRun longestOf(std::span<const std::int32_t> items) const;
    /// Of each session.
    std::vector<SharedRun> ofAll(const Sessions& sessions, unsigned threads) const;

private:
    using Items = std::span<const std::int32_t>;
    Items suffix(std::uint32_t place) const;

    std::vector<std::int32_t> m_items;        // of all originals
    std::vector<std::uint32_t> m_end;         // (items) where the session of each ends
    std::vector<std::uint32_t> m_sessionEnds; // (sessions)
    std::vector<std::uint32_t> m_order;       // places of the items, by what follows them
};

} // namespace sessionsmith::fidelity
