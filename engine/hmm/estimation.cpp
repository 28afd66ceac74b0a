// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/hmm/kmeans.h"
#include "engine/hmm/recursion.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

/// Fixed, so that sums are formed in the same order for any number of threads.
constexpr std::size_t chunkSize = 512;
constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

ExpectedCounts zeroCounts(Eigen::Index states, Eigen::Index actions)
{
    return {
        Vector::Zero(states), Matrix::Zero(states, states), Matrix::Zero(states, actions), Vector::Zero(states), 0, 0};
}

void addSequence(const Recursion& recursion, std::span<const std::int32_t> sequence, ExpectedCounts& counts)
{
    const auto length = Eigen::Index(sequence.size());
    const auto& forward = recursion.forward();
    const auto& backward = recursion.backward();
    counts.initial += forward.row(0).cwiseProduct(backward.row(0)).transpose();
    counts.end += forward.row(length - 1).cwiseProduct(backward.row(length - 1)).transpose();
    for (Eigen::Index t = 0; t < length; ++t)
        counts.emission.col(sequence[std::size_t(t)]) += forward.row(t).cwiseProduct(backward.row(t)).transpose();
    for (Eigen::Index t = 0; t + 1 < length; ++t) {
        const auto next = (recursion.emission().row(sequence[std::size_t(t + 1)]).cwiseProduct(backward.row(t + 1)) /
                           recursion.scale(std::size_t(t + 1)))
                              .eval();
        counts.transition.noalias() += forward.row(t).transpose() * next;
    }
}

ExpectedCounts countChunk(const Model& model, const Sequences& sequences, std::size_t begin, std::size_t end)
{
    ExpectedCounts counts = zeroCounts(model.stateCount(), model.actionCount());
    Recursion recursion(model);
    for (std::size_t i = begin; i < end; ++i) {
        const double logLikelihood = recursion.runForward(sequences[i]);
        counts.logLikelihood += logLikelihood;
        if (logLikelihood == minusInfinity) {
            ++counts.impossible;
            continue;
        }
        recursion.runBackward(sequences[i]);
        addSequence(recursion, sequences[i], counts);
    }
    // Every transition sum above lacks the factor that all its terms share.
    counts.transition.array() *= recursion.step().array();
    return counts;
}

/// `counts` as a distribution; `fallback` where there are none.
Vector normalised(const Vector& counts, double pseudoCount, const Vector& fallback)
{
    const Vector raised = counts.array() + pseudoCount;
    const double sum = raised.sum();
    return sum > 0 ? Vector(raised / sum) : fallback;
}

Vector uniform(Eigen::Index size)
{
    return Vector::Constant(size, 1.0 / double(size));
}

/// A distribution near uniform (`spread` small) or drawn uniformly from all (`spread` = 1).
Vector randomRow(Eigen::Index size, double spread, Philox& random)
{
    Vector row(size);
    for (double& value : row)
        value = 1 - spread + spread * -std::log(1 - random.uniform());
    return row / row.sum();
}

std::vector<std::string> numberedStates(int count)
{
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i)
        names.push_back(fmt::format("state {}", i));
    return names;
}

/// Emission rows and initial distribution from clusters of windows of a few events.
void initialiseByClusters(Model& model, const Sequences& sequences, Philox& random)
{
    constexpr std::size_t window = 4;
    constexpr std::size_t largest = 20'000;
    std::vector<std::pair<std::size_t, std::size_t>> windows; // sequence, begin
    for (std::size_t i = 0; i < sequences.size() && windows.size() < largest; ++i)
        for (std::size_t begin = 0; begin < sequences[i].size() && windows.size() < largest; begin += window)
            windows.emplace_back(i, begin);

    Matrix points = Matrix::Zero(Eigen::Index(windows.size()), model.actionCount());
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const auto sequence = sequences[windows[w].first];
        const std::size_t end = std::min(sequence.size(), windows[w].second + window);
        for (std::size_t t = windows[w].second; t < end; ++t)
            points(Eigen::Index(w), sequence[t]) += 1.0 / double(end - windows[w].second);
    }
    const Clusters clusters = kMeans(points, model.stateCount(), random);
    Vector starts = Vector::Zero(model.stateCount());
    for (std::size_t w = 0; w < windows.size(); ++w)
        if (windows[w].second == 0) starts[clusters.member[w]] += 1;
    // A little of uniform keeps every action possible, so that Baum-Welch can still move there.
    constexpr double kept = 0.9;
    const double share = 1.0 / model.actionCount();
    for (Eigen::Index i = 0; i < model.stateCount(); ++i) {
        const Vector row = kept * clusters.centres.row(i).transpose().array() + (1 - kept) * share;
        model.emission.row(i) = (row / row.sum()).transpose();
        model.transition.row(i) = randomRow(model.stateCount(), 0.1, random).transpose();
    }
    model.initial = normalised(starts, 1, uniform(model.stateCount()));
}

double meanLength(const Sequences& sequences)
{
    return double(sequences.symbols.size()) / double(sequences.size());
}

} // namespace

Result<Model> countModel(const std::vector<std::string>& states, const std::vector<std::string>& actions,
                         const Sequences& stateSequences, const Sequences& actionSequences, double pseudoCount,
                         bool withEnd)
{
    if (stateSequences.offsets != actionSequences.offsets)
        return fail(SS_TEXT("engine", "States and actions have sequences of different lengths"));
    if (auto good = checkSymbols(stateSequences, int(states.size())); !good) return tl::unexpected(good.error());
    if (auto good = checkSymbols(actionSequences, int(actions.size())); !good) return tl::unexpected(good.error());
    if (!(pseudoCount >= 0) || !std::isfinite(pseudoCount))
        return fail(SS_TEXT("engine", "The pseudo-count must be a finite number, not negative"));

    ExpectedCounts counts = zeroCounts(Eigen::Index(states.size()), Eigen::Index(actions.size()));
    for (std::size_t i = 0; i < stateSequences.size(); ++i) {
        const auto path = stateSequences[i];
        counts.initial[path.front()] += 1;
        counts.end[path.back()] += 1;
        for (std::size_t t = 0; t < path.size(); ++t) {
            counts.emission(path[t], actionSequences[i][t]) += 1;
            if (t + 1 < path.size()) counts.transition(path[t], path[t + 1]) += 1;
        }
    }
    Model model;
    model.states = states;
    model.actions = actions;
    model.initial = uniform(model.stateCount());
    model.transition = Matrix::Constant(model.stateCount(), model.stateCount(), 1.0 / model.stateCount());
    model.emission = Matrix::Constant(model.stateCount(), model.actionCount(), 1.0 / model.actionCount());
    if (withEnd) model.end = Vector::Constant(model.stateCount(), 1 / std::max(1.0, meanLength(stateSequences)));
    model = maximise(model, counts, pseudoCount);
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    return model;
}

Result<ExpectedCounts> expectedCounts(const Model& model, const Sequences& sequences, unsigned threads)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    const std::size_t chunks = (sequences.size() + chunkSize - 1) / chunkSize;
    std::vector<ExpectedCounts> parts(chunks);
    parallelFor(chunks, 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c)
            parts[c] = countChunk(model, sequences, c * chunkSize, std::min(sequences.size(), (c + 1) * chunkSize));
    });
    ExpectedCounts total = std::move(parts.front());
    for (std::size_t c = 1; c < chunks; ++c) {
        total.initial += parts[c].initial;
        total.transition += parts[c].transition;
        total.emission += parts[c].emission;
        total.end += parts[c].end;
        total.logLikelihood += parts[c].logLikelihood;
        total.impossible += parts[c].impossible;
    }
    return total;
}

Model maximise(const Model& model, const ExpectedCounts& counts, double pseudoCount)
{
    Model next = model;
    next.initial = normalised(counts.initial, pseudoCount, model.initial);
    for (Eigen::Index i = 0; i < model.stateCount(); ++i) {
        next.transition.row(i) = normalised(counts.transition.row(i), pseudoCount, model.transition.row(i)).transpose();
        next.emission.row(i) = normalised(counts.emission.row(i), pseudoCount, model.emission.row(i)).transpose();
        if (!model.hasEnd()) continue;
        const double ended = counts.end[i] + pseudoCount;
        const double total = ended + counts.transition.row(i).sum() + pseudoCount;
        next.end[i] = total > 0 ? ended / total : model.end[i];
    }
    return next;
}

Result<Model> initialModel(const std::vector<std::string>& actions, const Sequences& sequences, int states,
                           Initialisation method, std::uint64_t seed, bool withEnd)
{
    if (states < 1 || states > Model::maximumSize)
        return fail(SS_TEXT("engine", "The number of states must lie between 1 and {0}"), Model::maximumSize);
    if (auto good = checkSymbols(sequences, int(actions.size())); !good) return tl::unexpected(good.error());
    constexpr std::uint32_t purpose = 0x494e4954; // "INIT"
    Philox random(seed, purpose, 0);

    Model model;
    model.states = numberedStates(states);
    model.actions = actions;
    model.initial.resize(states);
    model.transition.resize(states, states);
    model.emission.resize(states, Eigen::Index(actions.size()));
    if (withEnd) model.end = Vector::Constant(states, std::min(0.5, 1 / meanLength(sequences)));
    if (method == Initialisation::KMeans) {
        initialiseByClusters(model, sequences, random);
    } else {
        const double spread = method == Initialisation::Uniform ? 0.05 : 1;
        model.initial = randomRow(states, spread, random);
        for (int i = 0; i < states; ++i) {
            model.transition.row(i) = randomRow(states, spread, random).transpose();
            model.emission.row(i) = randomRow(model.actionCount(), spread, random).transpose();
        }
    }
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    return model;
}

Result<Fit> baumWelch(const Model& start, const Sequences& sequences, const BaumWelchSpec& spec,
                      const std::function<void(const Fit&)>& onIteration, const Control& control)
{
    if (auto valid = start.validate(); !valid) return tl::unexpected(valid.error());
    Fit fit;
    fit.model = start;
    for (;;) {
        const auto counts = expectedCounts(fit.model, sequences, spec.threads);
        if (!counts) return tl::unexpected(counts.error());
        if (counts->impossible == sequences.size())
            return fail(Error(SS_TEXT("engine", "The starting model can produce none of the sequences"))
                            .advise(SS_TEXT("engine", "Give its probabilities of zero a small value")));
        const double previous = fit.logLikelihood;
        fit.logLikelihood = counts->logLikelihood;
        fit.logLikelihoodHistory.push_back(counts->logLikelihood);
        if (fit.iterations > 0 && counts->impossible == 0)
            fit.converged = std::abs(fit.logLikelihood - previous) <= spec.tolerance * double(sequences.symbols.size());
        if (onIteration) onIteration(fit);
        if (fit.converged || fit.iterations >= spec.maximumIterations || !control.proceed()) return fit;
        fit.model = maximise(fit.model, *counts, spec.pseudoCount);
        ++fit.iterations;
    }
}

} // namespace sessionsmith::hmm
