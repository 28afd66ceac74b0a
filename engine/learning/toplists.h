// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/rankmeasure.h"

#include <cstdint>

namespace sessionsmith::learning {

/// The first ten items of every case: what a shop would show.
class TopLists
{
public:
    static constexpr std::size_t length = 10;

    explicit TopLists(std::size_t cases) : m_items(cases * length, -1) {}
    /// To be called once for each case, by any thread. Scores of minus infinity are left out.
    void set(std::size_t testCase, std::span<const float> scores);
    /// "coverage@10" and "popularity@10", as evaluate() has them.
    Metrics metrics(std::span<const std::uint32_t> itemCounts) const;

private:
    std::vector<std::int32_t> m_items; ///< (cases x length) best first, -1 where there are no more
};

} // namespace sessionsmith::learning
