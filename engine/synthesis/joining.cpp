// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/joining.h"

#include "engine/base/phase.h"

namespace sessionsmith::synthesis {

Result<events::EventLog> join(LogNames names, const VisitPlan& plan, const std::vector<Portion>& portions,
                              std::vector<Chunk>& chunks, const GenerateSpec& spec, const ProgressSink& progress,
                              const Control& control)
{
    std::size_t events = 0;
    std::uint64_t sessions = 0;
    for (std::size_t c = 0; c < chunks.size(); ++c) {
        events += chunks[c].action.size();
        sessions += portions[c].sessions;
    }
    Phase phase(progress, control, Message(SS_TEXT("engine", "Joining the sessions")), sessions,
                Message(SS_TEXT("engine", "sessions")));
    events::EventLog log;
    log.items = std::move(names.items);
    log.categories = std::move(names.categories);
    log.actions = std::move(names.actions);
    for (auto* column : {&log.user, &log.session, &log.action, &log.item})
        column->reserve(events);
    log.time.reserve(events);
    const bool hasCategories = !log.categories.isEmpty();
    if (hasCategories) log.category.reserve(events);
    if (spec.shards > 1) log.sessionNames.reserve(sessions);
    const char prefix = plan.hasVisits() ? 'u' : 's';
    std::int32_t session = 0;
    for (std::size_t c = 0; c < chunks.size(); ++c) {
        Chunk& chunk = chunks[c];
        log.action.insert(log.action.end(), chunk.action.begin(), chunk.action.end());
        log.item.insert(log.item.end(), chunk.item.begin(), chunk.item.end());
        log.time.insert(log.time.end(), chunk.time.begin(), chunk.time.end());
        auto length = chunk.lengths.begin();
        for (std::size_t u = 0; u < chunk.visits.size(); ++u) {
            const std::int32_t user = log.users.add(fmt::format("{}{}", prefix, portions[c].firstUser + u + 1));
            for (std::int32_t visit = 0; visit < chunk.visits[u]; ++visit, ++session, ++length) {
                log.user.insert(log.user.end(), std::size_t(*length), user);
                log.session.insert(log.session.end(), std::size_t(*length), session);
            }
        }
        if (spec.shards > 1)
            for (std::uint64_t s = 0; s < portions[c].sessions; ++s)
                log.sessionNames.push_back(std::to_string(portions[c].firstSession + s + 1));
        if (hasCategories)
            for (const std::int32_t item : chunk.item)
                log.category.push_back(names.categoryOfItem[std::size_t(item)]);
        if (!phase.advance(portions[c].sessions)) return fail(Error::cancelled());
        chunk = {};
    }
    return log;
}

} // namespace sessionsmith::synthesis
