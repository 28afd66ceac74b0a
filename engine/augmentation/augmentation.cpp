// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmentation.h"

#include "engine/augmentation/augmenter.h"
#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/events/prices.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::augmentation {

namespace {

constexpr std::size_t sessionsPerBlock = 1 << 15, sessionsPerChunk = 256;

/// A log with the names of another, and no events yet.
events::EventLog emptyCopy(const events::EventLog& log)
{
    events::EventLog result;
    result.users = log.users;
    result.items = log.items;
    result.categories = log.categories;
    result.actions = log.actions;
    result.price = log.price;
    result.sessionNames = log.sessionNames;
    for (auto* column : {&result.user, &result.session, &result.action, &result.item})
        column->reserve(log.size());
    if (log.hasCategory()) result.category.reserve(log.size());
    if (log.hasTime()) result.time.reserve(log.size());
    return result;
}

void append(const Session& session, std::int32_t user, std::int32_t number, const events::EventLog& like,
            events::EventLog& log)
{
    log.user.insert(log.user.end(), session.size(), user);
    log.session.insert(log.session.end(), session.size(), number);
    for (const Event& event : session) {
        log.action.push_back(event.action);
        log.item.push_back(event.item);
        if (like.hasCategory()) log.category.push_back(event.category);
        if (like.hasTime()) log.time.push_back(event.time);
    }
}

/// Sorts the sessions of each user by their starts, as every log has them.
events::EventLog sortedByStart(events::EventLog log)
{
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::size_t> order(log.sessionCount());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](std::size_t session) {
        return std::pair(log.user[offsets[session]], log.hasTime() ? log.time[offsets[session]] : 0);
    };
    if (std::ranges::is_sorted(order, {}, key)) return log;
    std::ranges::stable_sort(order, {}, key);
    events::EventLog sorted = emptyCopy(log);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t begin = offsets[order[i]];
        append(sessionOf(log, begin, offsets[order[i] + 1]), log.user[begin], std::int32_t(i), log, sorted);
        if (!log.sessionNames.empty()) sorted.sessionNames[i] = log.sessionNames[order[i]];
    }
    return sorted;
}

} // namespace

Result<events::EventLog> augment(const events::EventLog& log, const Pipeline& pipeline, std::uint64_t seed,
                                 unsigned threads, const ProgressSink& progress, const Control& control)
{
    const auto augmenter = Augmenter::create(log, pipeline, threads, progress, control);
    if (!augmenter) return tl::unexpected(augmenter.error());
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    const std::size_t sessions = log.sessionCount();
    Phase phase(progress, control, Message(SS_TEXT("engine", "Augmenting")), sessions,
                Message(SS_TEXT("engine", "sessions")));
    events::EventLog result = emptyCopy(log);
    std::vector<Session> block(std::min(sessions, sessionsPerBlock));
    for (std::size_t begin = 0; begin < sessions; begin += sessionsPerBlock) {
        const std::size_t count = std::min(sessionsPerBlock, sessions - begin);
        parallelFor(count, sessionsPerChunk, threads, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                Philox random = Augmenter::stream(seed, begin + i);
                block[i] = sessionOf(log, offsets[begin + i], offsets[begin + i + 1]);
                augmenter->augmentSession(block[i], random);
            }
        });
        for (std::size_t i = 0; i < count; ++i)
            append(block[i], log.user[offsets[begin + i]], std::int32_t(begin + i), log, result);
        if (!phase.advance(count)) return fail(Error::cancelled());
    }
    if (std::ranges::find(result.item, log.items.size()) != result.item.end()) {
        result.items.add(maskItem);
        if (result.hasPrice()) result.price.resize(std::size_t(result.items.size()), events::unknownPrice);
    }
    return sortedByStart(std::move(result));
}

} // namespace sessionsmith::augmentation
