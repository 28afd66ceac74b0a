// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"

#include "engine/base/memory.h"
#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/statesampler.h"

#include <Eigen/LU>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t timePurpose = 0x54494d45; // "TIME"
constexpr std::size_t sessionsPerChunk = 1024;
constexpr Milliseconds day = 24 * 60 * 60 * 1000;

struct Chunk
{
    std::vector<std::int32_t> action, item;
    std::vector<Milliseconds> time;
    std::vector<std::int32_t> lengths;
};

/// Draws complete sessions into chunks.
class SessionWriter
{
public:
    SessionWriter(const BehaviourModel& model, const ItemModel& items, const GenerateSpec& spec)
        : m_sampler(model.hmm), m_items(items), m_revisits(model.revisits), m_spec(spec),
          m_gaps(model.gaps.spelledOut(model.hmm.stateCount()))
    {}

    /// `items`: from itemSequence(), for one chunk after the other.
    void write(std::uint64_t session, ItemSequence& items, Chunk& chunk) const
    {
        Philox states(m_spec.seed, StateSampler::purpose, session);
        Philox times(m_spec.seed, timePurpose, session);
        const int longest = m_spec.length > 0 ? m_spec.length : m_spec.maximumLength;

        std::int32_t state = m_sampler.first(states);
        items.begin(session);
        Milliseconds time = startTime(times);
        std::int32_t length = 0;
        for (;;) {
            const std::int32_t action = m_sampler.action(state, states);
            chunk.action.push_back(action);
            chunk.item.push_back(items.next(m_items, action));
            chunk.time.push_back(time);
            ++length;
            if (length >= longest || (m_spec.length == 0 && m_sampler.ends(state, states))) break;
            time += Milliseconds(1000 * m_gaps.seconds(state, times.normal()));
            state = m_sampler.next(state, states);
        }
        chunk.lengths.push_back(length);
    }
    ItemSequence itemSequence() const { return {m_revisits, m_spec.seed}; }

private:
    /// Uniform over 30 days; within a day twice as dense in the evening as in the small hours, by rejection.
    Milliseconds startTime(Philox& random) const
    {
        const Milliseconds date = m_spec.start + day * random.below(30);
        for (;;) {
            const double hour = 24 * random.uniform();
            const double density = 0.75 - 0.25 * std::cos((hour - 8) / 12 * std::numbers::pi);
            if (random.uniform() < density) return date + Milliseconds(hour * 3'600'000);
        }
    }

    StateSampler m_sampler;
    const ItemModel& m_items;
    const RevisitSettings& m_revisits;
    const GenerateSpec& m_spec;
    const GapSettings m_gaps;
};

Result<> within(const char* field, std::integral auto value, Limits limits)
{
    if (limits.allow(double(value))) return {};
    return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), field, value,
                std::int64_t(limits.low), std::int64_t(limits.high));
}

/// The mean length of sessions that end by the END state: with v = initial + v * diag(1 - end) * transition, the visits
/// of each state before the end, it is the sum of v. At most the largest that is allowed.
double meanLength(const hmm::Model& model, const GenerateSpec& spec)
{
    if (spec.length > 0) return spec.length;
    const hmm::Vector goesOn = hmm::Vector::Ones(model.end.size()) - model.end;
    const hmm::Matrix steps = goesOn.asDiagonal() * model.transition;
    const hmm::Matrix rest = hmm::Matrix::Identity(steps.rows(), steps.cols()) - steps;
    const double length = rest.transpose().partialPivLu().solve(model.initial).sum();
    return length >= 1 && length < spec.maximumLength ? length : spec.maximumLength; // also where there is no end
}

/// Errors: the sessions would not fit into the memory that is free.
Result<> checkMemory(const hmm::Model& model, const GenerateSpec& spec)
{
    // At the peak: columns and half-filled chunks of events, names of users in vocabulary and file.
    constexpr double bytesPerEvent = 32, bytesPerSession = 150;
    constexpr double gigabyte = 1e9;
    const double needed = double(spec.sessions) * (meanLength(model, spec) * bytesPerEvent + bytesPerSession);
    const auto available = double(availableMemory());
    if (needed <= available) return {};
    return fail(
        Error(SS_TEXT("engine", "{0} sessions would take about {1} GB of memory; {2} GB are free"), spec.sessions,
              std::round(10 * needed / gigabyte) / 10, std::round(10 * available / gigabyte) / 10)
            .advise(SS_TEXT("engine", "Close other programs, or generate fewer or shorter sessions; several data sets "
                                      "of different seeds are as good")));
}

/// Joins the chunks in order; users and sessions are numbered alike. Errors: cancelled.
Result<events::EventLog> join(const BehaviourModel& model, const ItemModel& items, std::vector<Chunk>& chunks,
                              std::uint64_t sessions, const ProgressSink& progress, const Control& control)
{
    Phase phase(progress, control, Message(SS_TEXT("engine", "Joining the sessions")), sessions,
                Message(SS_TEXT("engine", "sessions")));
    std::size_t events = 0;
    for (const Chunk& chunk : chunks)
        events += chunk.action.size();
    events::EventLog log;
    log.items = items.items();
    log.categories = items.categories();
    log.actions = events::Vocabulary(model.hmm.actions);
    for (auto* column : {&log.session, &log.action, &log.item})
        column->reserve(events);
    log.time.reserve(events);
    const bool hasCategories = !log.categories.isEmpty();
    if (hasCategories) log.category.reserve(events);
    std::int32_t session = 0;
    for (Chunk& chunk : chunks) {
        log.action.insert(log.action.end(), chunk.action.begin(), chunk.action.end());
        log.item.insert(log.item.end(), chunk.item.begin(), chunk.item.end());
        log.time.insert(log.time.end(), chunk.time.begin(), chunk.time.end());
        for (const std::int32_t length : chunk.lengths) {
            log.session.insert(log.session.end(), std::size_t(length), session);
            log.users.add(fmt::format("s{}", ++session));
        }
        if (hasCategories)
            for (const std::int32_t item : chunk.item)
                log.category.push_back(items.categoryOf(item));
        if (!phase.advance(chunk.lengths.size())) return fail(Error::cancelled());
        chunk = {};
    }
    log.user = log.session;
    return log;
}

} // namespace

Result<> GenerateSpec::validate() const
{
    return within("sessions", sessions, sessionLimits)
        .and_then([&] {
            return within("length", length, {0, lengthLimits.high});
        })
        .and_then([&] { return within("maximum length", maximumLength, lengthLimits); });
}

Result<> checkGeneration(const BehaviourModel& model, const GenerateSpec& spec)
{
    if (auto valid = model.hmm.validate(); !valid) return valid;
    if (auto valid = spec.validate(); !valid) return valid;
    if (!model.gaps.isDefault())
        for (const auto& [key, column] :
             {std::pair("log_mean", &model.gaps.logMean), std::pair("log_deviation", &model.gaps.logDeviation)})
            if (column->size() != model.hmm.stateCount())
                return fail(SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"), key,
                            model.hmm.stateCount());
    if (auto valid = model.revisits.validate(model.hmm.actionCount()); !valid) return valid;
    if (spec.length == 0 && !model.hmm.hasEnd())
        return fail(Error(SS_TEXT("engine", "The model has no END state, so the length of sessions is open"))
                        .advise(SS_TEXT("engine", "Give a length, or fit the model with an END state")));
    return checkMemory(model.hmm, spec);
}

Result<events::EventLog> generate(const BehaviourModel& model, const ItemModel& catalogue, const GenerateSpec& spec,
                                  const ProgressSink& progress, const Control& control)
{
    if (auto good = checkGeneration(model, spec); !good) return tl::unexpected(good.error());
    const SessionWriter writer(model, catalogue, spec);
    std::vector<Chunk> chunks((spec.sessions + sessionsPerChunk - 1) / sessionsPerChunk);
    std::atomic<std::uint64_t> done{0};
    std::atomic<bool> stopped{false};
    parallelFor(chunks.size(), 1, spec.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end && !stopped; ++c) {
            if (!control.proceed()) {
                stopped = true;
                return;
            }
            const std::uint64_t last = std::min<std::uint64_t>(spec.sessions, (c + 1) * sessionsPerChunk);
            ItemSequence items = writer.itemSequence();
            for (std::uint64_t session = c * sessionsPerChunk; session < last; ++session)
                writer.write(session, items, chunks[c]);
            done += last - c * sessionsPerChunk;
            if (progress && c % 16 == 0)
                progress({Message(SS_TEXT("engine", "Generating")), done, spec.sessions,
                          Message(SS_TEXT("engine", "sessions"))});
        }
    });
    if (stopped) return fail(Error::cancelled());
    return join(model, catalogue, chunks, spec.sessions, progress, control);
}

} // namespace sessionsmith::synthesis
