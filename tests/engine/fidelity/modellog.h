// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "tests/engine/hmm/drawing.h"

namespace sessionsmith::test {

/// Sessions of a model, each of a user of its own and until the END state. Items are drawn from 50 evenly; event
/// follows event after a second.
inline events::EventLog logOf(const hmm::Model& model, int sessions, std::uint64_t seed)
{
    const hmm::Sequences actions = draw(model, sessions, 0, seed).actions;
    Philox random(seed, 0x54455354, 2);
    events::EventLog log;
    log.actions = events::Vocabulary(model.actions);
    for (int item = 0; item < 50; ++item)
        log.items.add("item " + std::to_string(item));
    for (std::size_t s = 0; s < actions.size(); ++s) {
        const std::int32_t user = log.users.add("user " + std::to_string(s));
        for (const std::int32_t action : actions[s]) {
            log.user.push_back(user);
            log.session.push_back(std::int32_t(s));
            log.action.push_back(action);
            log.item.push_back(std::int32_t(random.below(50)));
            log.time.push_back(Milliseconds(1000 * log.time.size()));
        }
    }
    return log;
}

} // namespace sessionsmith::test
