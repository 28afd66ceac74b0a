// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/inference.h"

#include "engine/base/parallel.h"
#include "engine/hmm/lanerecursion.h"

#include <atomic>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

/// Calls `work(recursion, batch)` for all batches, from `threads` threads that each have a recursion of their own.
/// Errors: cancelled.
Result<> forEachBatch(const LaneTables& tables, const LaneBatches& batches, unsigned threads, const Control& control,
                      const std::function<void(LaneRecursion&, std::size_t)>& work)
{
    constexpr std::size_t grain = 16;
    std::atomic<bool> stopped{false};
    parallelFor(batches.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        LaneRecursion recursion(tables.model(), batches.view(begin).length);
        for (std::size_t batch = begin; batch < end && !stopped; ++batch) {
            if (control.proceed())
                work(recursion, batch);
            else
                stopped = true;
        }
    });
    if (stopped) return fail(Error::cancelled());
    return {};
}

Sequences alone(std::span<const std::int32_t> sequence)
{
    Sequences one;
    one.append(sequence);
    return one;
}

using Run = std::span<const double> (LaneRecursion::*)(const LaneView&, double* const*);

/// What `run` finds for every event.
Result<Posteriors> distributionsOf(const Model& model, const Sequences& sequences, unsigned threads, Run run,
                                   const Control& control = {})
{
    const LaneTables tables(model, LaneTables::Values::Probabilities);
    const LaneBatches batches(sequences);
    Posteriors result(sequences, model.stateCount());
    const auto visited =
        forEachBatch(tables, batches, threads, control, [&](LaneRecursion& recursion, std::size_t batch) {
            double* rows[LaneBatches::width] = {};
            const auto members = batches.sequences(batch);
            for (std::size_t lane = 0; lane < members.size(); ++lane)
                rows[lane] = result.rows(members[lane]);
            (recursion.*run)(batches.view(batch), rows);
        });
    if (!visited) return tl::unexpected(visited.error());
    return result;
}

} // namespace

double Score::perplexity() const
{
    return std::exp(-logLikelihood / double(events));
}

Result<Score> score(const Model& model, const Sequences& sequences, unsigned threads, const Control& control)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    const LaneTables tables(model, LaneTables::Values::Probabilities);
    const LaneBatches batches(sequences);
    Score score;
    score.events = sequences.symbols.size();
    score.perSequence.resize(sequences.size());
    const auto visited =
        forEachBatch(tables, batches, threads, control, [&](LaneRecursion& recursion, std::size_t batch) {
            const auto found = recursion.score(batches.view(batch));
            const auto members = batches.sequences(batch);
            for (std::size_t lane = 0; lane < members.size(); ++lane)
                score.perSequence[members[lane]] = found[lane];
        });
    if (!visited) return tl::unexpected(visited.error());
    for (const double one : score.perSequence)
        score.logLikelihood += one;
    return score;
}

Result<Matrix> filter(const Model& model, std::span<const std::int32_t> sequence)
{
    const Sequences one = alone(sequence);
    if (auto good = checkSymbols(one, model.actionCount()); !good) return tl::unexpected(good.error());
    return Matrix((*distributionsOf(model, one, 1, &LaneRecursion::filter))[0]);
}

Result<Matrix> posterior(const Model& model, std::span<const std::int32_t> sequence)
{
    auto all = posteriors(model, alone(sequence), 1);
    if (!all) return tl::unexpected(all.error());
    return Matrix((*all)[0]);
}

Result<Posteriors> posteriors(const Model& model, const Sequences& sequences, unsigned threads, const Control& control)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    return distributionsOf(model, sequences, threads, &LaneRecursion::posterior, control);
}

Result<Paths> decode(const Model& model, const Sequences& sequences, unsigned threads, const Control& control)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    const LaneTables tables(model, LaneTables::Values::Logarithms);
    const LaneBatches batches(sequences);
    Paths paths(sequences);
    const auto visited =
        forEachBatch(tables, batches, threads, control, [&](LaneRecursion& recursion, std::size_t batch) {
            std::uint8_t* states[LaneBatches::width] = {};
            const auto members = batches.sequences(batch);
            for (std::size_t lane = 0; lane < members.size(); ++lane)
                states[lane] = paths.states(members[lane]);
            const auto found = recursion.decode(batches.view(batch), states);
            for (std::size_t lane = 0; lane < members.size(); ++lane)
                paths.setLogProbability(members[lane], found[lane]);
        });
    if (!visited) return tl::unexpected(visited.error());
    return paths;
}

} // namespace sessionsmith::hmm
