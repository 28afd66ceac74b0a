// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"

#include "engine/base/memory.h"
#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/synthesis/joining.h"
#include "engine/synthesis/sessionwriter.h"

#include <Eigen/LU>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t newItemPurpose = 0x4e455749; // "NEWI"
constexpr std::uint64_t sessionsPerChunk = 1024;

template <typename T>
Result<> within(const char* field, T value, Limits limits)
{
    if (limits.allow(double(value))) return {};
    return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), field, value, T(limits.low),
                T(limits.high));
}

/// The mean length of sessions that end by the END state: with v = initial + v * diag(1 - end) * transition, the visits
/// of each state before the end, it is the sum of v. At most the largest that is allowed.
double meanLength(const BehaviourModel& behaviour, const GenerateSpec& spec)
{
    if (spec.length > 0) return spec.length;
    if (behaviour.lengths.kind != LengthSettings::Kind::End) return behaviour.lengths.mean();
    const hmm::Model& model = behaviour.hmm;
    const hmm::Vector goesOn = hmm::Vector::Ones(model.end.size()) - model.end;
    const hmm::Matrix steps = goesOn.asDiagonal() * model.transition;
    const hmm::Matrix rest = hmm::Matrix::Identity(steps.rows(), steps.cols()) - steps;
    const double length = rest.transpose().partialPivLu().solve(model.initial).sum();
    return length >= 1 && length < spec.maximumLength ? length : spec.maximumLength; // also where there is no end
}

/// Errors: the sessions would not fit into the memory that is free.
Result<> checkMemory(const BehaviourModel& model, const GenerateSpec& spec)
{
    // At the peak: columns and half-filled chunks of events, names of users in vocabulary and file.
    constexpr double bytesPerEvent = 32, bytesPerSession = 150;
    constexpr double gigabyte = 1e9;
    const std::uint64_t sessions = std::max<std::uint64_t>(1, spec.sessions / spec.shards);
    const double needed = double(sessions) * (meanLength(model, spec) * bytesPerEvent + bytesPerSession);
    const auto available = double(availableMemory());
    if (needed <= available) return {};
    return fail(
        Error(SS_TEXT("engine", "{0} sessions would take about {1} GB of memory; {2} GB are free"), sessions,
              std::round(10 * needed / gigabyte) / 10, std::round(10 * available / gigabyte) / 10)
            .advise(SS_TEXT("engine", "Close other programs, generate fewer or shorter sessions, or generate them in "
                                      "more shards")));
}

/// The catalogue without its new items; nothing where there are none. Errors: it is empty.
Result<std::optional<ItemModel>> oldItems(const ItemModel& items, const GenerateSpec& spec)
{
    const std::int32_t count = items.items().size();
    auto left = std::int32_t(std::lround(spec.newItems * count));
    if (left == 0) return std::nullopt;
    // Each item in turn, with the probability that makes it that many of all (Fan, Muller & Rezucha 1962).
    std::vector<bool> isNew(std::size_t(count), false);
    Philox random(spec.seed, newItemPurpose, 0);
    for (std::int32_t i = 0; i < count; ++i)
        if (random.uniform() * (count - i) < left) {
            isNew[std::size_t(i)] = true;
            --left;
        }
    auto old = items.without(isNew);
    if (!old) return fail(Error(old.error()).advise(SS_TEXT("engine", "Ask for a smaller share of new items")));
    return std::optional(std::move(*old));
}

} // namespace

Result<> GenerateSpec::validate() const
{
    return within("sessions", sessions, sessionLimits)
        .and_then([&] {
            return within("length", length, {0, lengthLimits.high});
        })
        .and_then([&] { return within("maximum length", maximumLength, lengthLimits); })
        .and_then([&] { return within("new items", newItems, shareLimits); })
        .and_then([&] { return within("new users", newUsers, shareLimits); })
        .and_then([&] { return within("shards", shards, shardLimits); })
        .and_then([&] {
            return within("shard", shard, {1, double(shards)});
        });
}

Result<> checkGeneration(const BehaviourModel& model, const GenerateSpec& spec)
{
    if (auto valid = model.hmm.validate(); !valid) return valid;
    if (auto valid = spec.validate(); !valid) return valid;
    if (auto valid = model.gaps.validate(model.hmm.stateCount()); !valid) return valid;
    if (auto valid = model.visits.validate(); !valid) return valid;
    if (auto valid = model.revisits.validate(model.hmm.actionCount()); !valid) return valid;
    if (auto valid = model.lengths.validate(); !valid) return valid;
    if (auto valid = model.items.validate(); !valid) return valid;
    if (spec.length == 0 && !model.hmm.hasEnd() && model.lengths.kind == LengthSettings::Kind::End)
        return fail(Error(SS_TEXT("engine", "The model has no END state, so the length of sessions is open"))
                        .advise(SS_TEXT("engine", "Give a length, or fit the model with an END state")));
    return checkMemory(model, spec);
}

double expectedEvents(const BehaviourModel& model, const GenerateSpec& spec)
{
    return double(spec.sessions) * meanLength(model, spec);
}

Milliseconds lastPartBegins(const BehaviourModel& model, const GenerateSpec& spec)
{
    return VisitPlan(model.visits, spec).lastPart();
}

Result<events::EventLog> generate(const BehaviourModel& model, const ItemModel& items, const GenerateSpec& spec,
                                  const ProgressSink& progress, const Control& control)
{
    if (auto good = checkGeneration(model, spec); !good) return tl::unexpected(good.error());
    const auto old = oldItems(items, spec);
    if (!old) return tl::unexpected(old.error());
    const Catalogues catalogues{items, *old ? &**old : nullptr};
    const VisitPlan plan(model.visits, spec);
    const std::vector<Portion> portions = plan.portions(sessionsPerChunk);
    const SessionWriter writer(model, catalogues, plan, spec);
    std::vector<Chunk> chunks(portions.size());
    std::uint64_t sessions = 0;
    for (const Portion& portion : portions)
        sessions += portion.sessions;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Generating")), sessions,
                Message(SS_TEXT("engine", "sessions")));
    std::mutex telling; // of the phase; seldom enough that nobody waits
    std::atomic<bool> stopped{false};
    parallelFor(chunks.size(), 1, spec.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end && !stopped; ++c) {
            writer.write(portions[c], chunks[c]);
            const std::scoped_lock lock(telling);
            if (!phase.advance(portions[c].sessions)) stopped = true;
        }
    });
    if (stopped) return fail(Error::cancelled());
    std::vector<std::int32_t> categories;
    for (std::int32_t item = 0; item < items.items().size(); ++item)
        categories.push_back(items.categoryOf(item));
    return join({events::Vocabulary(model.hmm.actions), items.items(), items.categories(), std::move(categories),
                 items.prices()},
                plan, portions, chunks, spec, progress, control);
}

} // namespace sessionsmith::synthesis
