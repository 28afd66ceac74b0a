// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/text.h"
#include "engine/events/eventlog.h"

namespace sessionsmith::test {

/// A log from lines: "view:a buy:a | view:b" are two sessions of a user, one user a line.
inline events::EventLog logOf(const std::vector<std::string>& users)
{
    events::EventLog log;
    std::int32_t session = -1;
    for (const std::string& line : users) {
        const std::int32_t user = log.users.add("user " + std::to_string(log.users.size() + 1));
        for (const std::string_view visit : split(line, '|')) {
            ++session;
            for (const std::string_view event : split(trimmed(visit), ' ')) {
                const auto words = split(event, ':');
                log.user.push_back(user);
                log.session.push_back(session);
                log.action.push_back(log.actions.add(words[0]));
                log.item.push_back(log.items.add(words[1]));
            }
        }
    }
    return log;
}

} // namespace sessionsmith::test
