// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/frequentactions.h"

#include "engine/events/statistics.h"

namespace sessionsmith::widgets {

events::EventLog withFrequentActions(events::EventLog log, std::size_t most)
{
    const auto size = std::size_t(log.actions.size());
    if (size <= most) return log;
    std::vector<std::uint64_t> counts(size, 0);
    for (const std::int32_t action : log.action)
        ++counts[std::size_t(action)];
    events::Vocabulary names;
    names.add("…"); // the others
    std::vector<std::int32_t> place(size, 0);
    for (const std::int32_t action : events::mostFrequent(counts, most))
        place[std::size_t(action)] = names.add(log.actions[action]);
    for (std::int32_t& action : log.action)
        action = place[std::size_t(action)];
    log.actions = std::move(names);
    return log;
}

} // namespace sessionsmith::widgets
