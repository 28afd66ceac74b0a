// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::synthesis {

/// The different items of a session so far, by recency. It remembers the latest `memory` of them, so that a session
/// without end costs no more than a long one: what lies before counts as never touched.
class TouchedItems
{
public:
    static constexpr std::size_t memory = 1000;

    bool isEmpty() const { return m_items.empty(); }
    std::size_t size() const { return m_items.size(); }
    /// Of rank 1 is the item of the latest event.
    std::int32_t at(std::size_t rank) const { return m_items[m_items.size() - rank]; }
    /// 0 for an item that was not touched.
    std::size_t rankOf(std::int32_t item) const;
    void touch(std::int32_t item);
    void clear() { m_items.clear(); }

private:
    std::vector<std::int32_t> m_items; // the latest at the back
};

/// Which events are the first of their session on their item. (E)
std::vector<bool> firstTouches(const events::EventLog& log);

} // namespace sessionsmith::synthesis
