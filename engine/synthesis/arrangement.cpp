// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/arrangement.h"

#include "engine/base/phase.h"
#include "engine/synthesis/joining.h"

#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint64_t sessionsPerChunk = 2048;

/// The users of a portion with the sessions that were drawn for them.
Chunk chunkOf(events::DrawnSessions drawn, const Portion& portion, const VisitPlan& plan, const GenerateSpec& spec)
{
    Chunk chunk{std::move(drawn.actions), std::move(drawn.items), {}, std::move(drawn.lengths), {}};
    chunk.time.reserve(drawn.gaps.size());
    auto gap = drawn.gaps.begin();
    std::uint64_t session = portion.firstSession;
    const std::uint64_t last = portion.firstSession + portion.sessions;
    for (std::uint64_t user = portion.firstUser; user < portion.firstUser + portion.users; ++user) {
        const std::uint64_t visits = std::min(plan.sessionsOf(user), last - session);
        VisitPlan::User times(plan, user, visits);
        Milliseconds time = 0;
        for (std::uint64_t visit = 0; visit < visits; ++visit, ++session) {
            Philox random(spec.seed, timePurpose, session);
            time = visit == 0 ? times.first(random) : times.next(time);
            for (std::int32_t i = 0; i < chunk.lengths[session - portion.firstSession]; ++i) {
                time += Milliseconds(std::llround(1000 * *gap++));
                chunk.time.push_back(time);
            }
        }
        chunk.visits.push_back(std::int32_t(visits));
    }
    return chunk;
}

} // namespace

Result<events::EventLog> arrange(const DrawSessions& draw, const events::EventLog& source, const VisitSettings& visits,
                                 const GenerateSpec& spec, const ProgressSink& progress, const Control& control)
{
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    const VisitPlan plan(visits, spec);
    const std::vector<Portion> portions = plan.portions(sessionsPerChunk);
    std::uint64_t sessions = 0;
    for (const Portion& portion : portions)
        sessions += portion.sessions;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Generating")), sessions,
                Message(SS_TEXT("engine", "sessions")));
    std::vector<Chunk> chunks;
    for (const Portion& portion : portions) {
        auto drawn = draw(portion.firstSession, portion.sessions);
        if (!drawn) return tl::unexpected(drawn.error());
        chunks.push_back(chunkOf(std::move(*drawn), portion, plan, spec));
        if (!phase.advance(portion.sessions)) return fail(Error::cancelled());
    }
    auto log = join({source.actions, source.items, source.categories, events::itemCategories(source), source.price},
                    plan, portions, chunks, spec, progress, control);
    if (!log) return log;
    if (!source.hasTime()) log->time.clear();
    events::dropUnusedNames(*log);
    return log;
}

} // namespace sessionsmith::synthesis
