// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"
#include "engine/synthesis/revisits.h"
#include "engine/synthesis/toucheditems.h"

namespace sessionsmith::synthesis {

/// The items of one session after the other, from random numbers of each session's own.
class ItemSequence
{
public:
    static constexpr int tries =
        16; ///< for a new item from what follows, as many by popularity, and for one to return to
    ItemSequence(const RevisitSettings& revisits, std::uint64_t seed);

    void begin(std::uint64_t session);
    /// The item of the session's next event. What is new to the session is drawn from `items` until it is, yet not
    /// without end: where the session goes on having touched all that is likely, it returns after all.
    std::int32_t next(const ItemModel& items, std::int32_t action);

private:
    std::int32_t untouched(const ItemModel& items);
    std::int32_t returned(const ItemModel& items);
    std::size_t rank();

    const RevisitSettings& m_revisits;
    std::uint64_t m_seed;
    Philox m_items{0, 0, 0}, m_choices{0, 0, 0};
    std::int32_t m_item = -1; // of the event before
    TouchedItems m_touched;
    std::vector<double> m_rankSums; // [n]: of the weights of the ranks 1 ... n
};

} // namespace sessionsmith::synthesis
