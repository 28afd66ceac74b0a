// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/hmm/kmeans.h"
#include "engine/hmm/lanerecursion.h"

#include <hwy/aligned_allocator.h>

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

ExpectedCounts zeroCounts(Eigen::Index states, Eigen::Index actions)
{
    return {
        Vector::Zero(states), Matrix::Zero(states, states), Matrix::Zero(states, actions), Vector::Zero(states), 0, 0};
}

/// The sums of some batches, in the form that the kernels add to.
class CountSums
{
public:
    explicit CountSums(const LaneModel& model)
        : m_model(model), m_initial(Vector::Zero(model.states)), m_end(Vector::Zero(model.states)),
          m_transition(hwy::AllocateAligned<double>(transitionSize())),
          m_emissionVectors(hwy::AllocateAligned<double>(emissionSize())),
          m_emission(Matrix::Zero(model.actions, model.states))
    {
        if (!m_transition || !m_emissionVectors) throw std::bad_alloc();
        std::fill_n(m_transition.get(), transitionSize(), 0.0);
        std::fill_n(m_emissionVectors.get(), emissionSize(), 0.0);
    }

    void add(LaneRecursion& recursion, const LaneView& view)
    {
        const LaneCounts sums{m_initial.data(), m_end.data(), m_transition.get(), m_emission.data(),
                              m_model.emissionTable ? m_emissionVectors.get() : nullptr};
        for (const double logLikelihood : recursion.count(view, sums)) {
            m_logLikelihood += logLikelihood;
            m_impossible += logLikelihood == minusInfinity;
        }
    }

    /// `step`: the factor that all terms of a transition share.
    void addTo(ExpectedCounts& counts, const Matrix& step) const
    {
        counts.initial += m_initial;
        counts.end += m_end;
        counts.logLikelihood += m_logLikelihood;
        counts.impossible += m_impossible;
        counts.emission += m_emission.transpose();
        for (Eigen::Index i = 0; i < step.rows(); ++i) {
            for (Eigen::Index j = 0; j < step.cols(); ++j)
                counts.transition(i, j) += step(i, j) * sumOf(m_transition.get() + (i * step.cols() + j) * lanes);
            if (!m_model.emissionTable) continue;
            for (Eigen::Index k = 0; k < m_model.actions; ++k)
                counts.emission(i, k) += sumOf(m_emissionVectors.get() + (i * LaneModel::tableWidth + k) * lanes);
        }
    }

private:
    static constexpr Eigen::Index lanes = 8;
    std::size_t transitionSize() const { return std::size_t(m_model.states * m_model.states * lanes); }
    std::size_t emissionSize() const
    {
        return m_model.emissionTable ? std::size_t(m_model.states * LaneModel::tableWidth * lanes) : lanes;
    }
    static double sumOf(const double* partial)
    {
        double sum = 0;
        for (Eigen::Index i = 0; i < lanes; ++i)
            sum += partial[i];
        return sum;
    }

    const LaneModel& m_model;
    Vector m_initial, m_end;
    hwy::AlignedFreeUniquePtr<double[]> m_transition, m_emissionVectors;
    Matrix m_emission; ///< (M x K)
    double m_logLikelihood = 0;
    std::size_t m_impossible = 0;
};

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
    Model model;
    model.states = states;
    model.actions = actions;
    if (auto good = model.validateNames(); !good) return tl::unexpected(good.error());

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
    model.initial = uniform(model.stateCount());
    model.transition = Matrix::Constant(model.stateCount(), model.stateCount(), 1.0 / model.stateCount());
    model.emission = Matrix::Constant(model.stateCount(), model.actionCount(), 1.0 / model.actionCount());
    if (withEnd) model.end = Vector::Constant(model.stateCount(), 1 / std::max(1.0, meanLength(stateSequences)));
    model = maximise(model, counts, pseudoCount);
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    return model;
}

ExpectedCounts expectedCounts(const Model& model, const LaneBatches& batches, unsigned threads)
{
    const LaneTables tables(model, LaneTables::Values::Probabilities);
    // So many sums whatever the number of threads, formed and joined in the same order.
    constexpr std::size_t mostChunks = 64;
    const std::size_t chunkSize = (batches.size() + mostChunks - 1) / mostChunks;
    const std::size_t chunks = (batches.size() + chunkSize - 1) / chunkSize;
    std::vector<std::unique_ptr<CountSums>> parts(chunks);
    parallelFor(chunks, 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c) {
            LaneRecursion recursion(tables.model(), batches.view(c * chunkSize).length);
            parts[c] = std::make_unique<CountSums>(tables.model());
            for (std::size_t b = c * chunkSize; b < std::min(batches.size(), (c + 1) * chunkSize); ++b)
                parts[c]->add(recursion, batches.view(b));
        }
    });
    ExpectedCounts total = zeroCounts(model.stateCount(), model.actionCount());
    for (const auto& part : parts)
        part->addTo(total, tables.step());
    return total;
}

Result<ExpectedCounts> expectedCounts(const Model& model, const Sequences& sequences, unsigned threads)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    return expectedCounts(model, LaneBatches(sequences), threads);
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
    if (auto good = model.validateNames(); !good) return tl::unexpected(good.error());
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
    if (auto good = checkSymbols(sequences, start.actionCount()); !good) return tl::unexpected(good.error());
    const LaneBatches batches(sequences);
    Fit fit;
    fit.model = start;
    for (;;) {
        const ExpectedCounts counts = expectedCounts(fit.model, batches, spec.threads);
        if (counts.impossible == sequences.size())
            return fail(Error(SS_TEXT("engine", "The starting model can produce none of the sequences"))
                            .advise(SS_TEXT("engine", "Give its probabilities of zero a small value")));
        const double previous = fit.logLikelihood;
        fit.logLikelihood = counts.logLikelihood;
        fit.logLikelihoodHistory.push_back(counts.logLikelihood);
        if (fit.iterations > 0 && counts.impossible == 0)
            fit.converged = std::abs(fit.logLikelihood - previous) <= spec.tolerance * double(sequences.symbols.size());
        if (onIteration) onIteration(fit);
        if (fit.converged || fit.iterations >= spec.maximumIterations) return fit;
        fit.stopped = !control.proceed();
        if (fit.stopped) return fit;
        fit.model = maximise(fit.model, counts, spec.pseudoCount);
        ++fit.iterations;
    }
}

} // namespace sessionsmith::hmm
