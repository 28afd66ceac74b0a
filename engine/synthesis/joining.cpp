// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/joining.h"

#include "engine/base/parallel.h"
#include "engine/base/phase.h"

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

/// Where the parts of a chunk begin in the log.
struct Place
{
    std::size_t event = 0;
    std::int32_t session = 0, user = 0;
};

std::vector<Place> placesOf(const std::vector<Chunk>& chunks)
{
    std::vector<Place> places{{}};
    for (const Chunk& chunk : chunks)
        places.push_back({places.back().event + chunk.action.size(),
                          places.back().session + std::int32_t(chunk.lengths.size()),
                          places.back().user + std::int32_t(chunk.visits.size())});
    return places;
}

/// Copies a chunk to its place and frees it.
void copyInto(events::EventLog& log, const std::vector<std::int32_t>& categories, Chunk& chunk, Place place)
{
    const auto at = std::ptrdiff_t(place.event);
    std::ranges::copy(chunk.action, log.action.begin() + at);
    std::ranges::copy(chunk.item, log.item.begin() + at);
    std::ranges::copy(chunk.time, log.time.begin() + at);
    if (log.hasCategory())
        std::ranges::transform(chunk.item, log.category.begin() + at,
                               [&](std::int32_t item) { return categories[std::size_t(item)]; });
    auto length = chunk.lengths.begin();
    auto user = log.user.begin() + at, session = log.session.begin() + at;
    for (std::int32_t visits : chunk.visits) {
        for (; visits > 0; --visits, ++length) {
            user = std::fill_n(user, *length, place.user);
            session = std::fill_n(session, *length, place.session++);
        }
        ++place.user;
    }
    chunk = {};
}

} // namespace

Result<events::EventLog> join(LogNames names, const VisitPlan& plan, const std::vector<Portion>& portions,
                              std::vector<Chunk>& chunks, const GenerateSpec& spec, const ProgressSink& progress,
                              const Control& control)
{
    const std::vector<Place> places = placesOf(chunks);
    const std::size_t events = places.back().event;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Joining the sessions")),
                std::uint64_t(places.back().session), Message(SS_TEXT("engine", "sessions")));
    events::EventLog log;
    log.items = std::move(names.items);
    log.categories = std::move(names.categories);
    log.actions = std::move(names.actions);
    log.price = std::move(names.priceOfItem);
    for (auto* column : {&log.user, &log.session, &log.action, &log.item})
        column->resize(events);
    log.time.resize(events);
    if (!log.categories.isEmpty()) log.category.resize(events);
    parallelFor(chunks.size(), 1, spec.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c)
            copyInto(log, names.categoryOfItem, chunks[c], places[c]);
    });
    const char prefix = plan.hasVisits() ? 'u' : 's';
    for (const Portion& portion : portions) {
        for (std::uint64_t u = 0; u < portion.users; ++u)
            log.users.add(prefix + std::to_string(portion.firstUser + u + 1));
        for (std::uint64_t s = 0; spec.shards > 1 && s < portion.sessions; ++s)
            log.sessionNames.push_back(std::to_string(portion.firstSession + s + 1));
        if (!phase.advance(portion.sessions)) return fail(Error::cancelled());
    }
    return log;
}

} // namespace sessionsmith::synthesis
