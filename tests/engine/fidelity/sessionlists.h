// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"

namespace sessionsmith::test {

using List = std::vector<std::int32_t>;

/// Sessions of these items, each with its item's number as its action too, and of nobody.
inline fidelity::Sessions sessionsOf(const std::vector<List>& lists)
{
    fidelity::Sessions sessions;
    for (const List& list : lists) {
        sessions.item.insert(sessions.item.end(), list.begin(), list.end());
        sessions.offsets.push_back(sessions.item.size());
    }
    sessions.action = sessions.item;
    return sessions;
}

} // namespace sessionsmith::test
