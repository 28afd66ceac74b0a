// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"

#include "engine/base/parallel.h"
#include "engine/hmm/lanerecursion.h"
#include "engine/hmm/maximisation.h"

#include <hwy/aligned_allocator.h>

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

Vector uniform(Eigen::Index size)
{
    return Vector::Constant(size, 1.0 / double(size));
}

} // namespace

Result<ExpectedCounts> countLabelled(const Sequences& stateSequences, const Sequences& actionSequences, int states,
                                     int actions)
{
    if (stateSequences.offsets != actionSequences.offsets)
        return fail(SS_TEXT("engine", "States and actions have sequences of different lengths"));
    if (auto good = checkSymbols(stateSequences, states); !good) return tl::unexpected(good.error());
    if (auto good = checkSymbols(actionSequences, actions); !good) return tl::unexpected(good.error());
    ExpectedCounts counts = zeroCounts(states, actions);
    for (std::size_t i = 0; i < stateSequences.size(); ++i) {
        const auto path = stateSequences[i];
        counts.initial[path.front()] += 1;
        counts.end[path.back()] += 1;
        for (std::size_t t = 0; t < path.size(); ++t) {
            counts.emission(path[t], actionSequences[i][t]) += 1;
            if (t + 1 < path.size()) counts.transition(path[t], path[t + 1]) += 1;
        }
    }
    return counts;
}

Result<Model> countModel(const std::vector<std::string>& states, const std::vector<std::string>& actions,
                         const Sequences& stateSequences, const Sequences& actionSequences, const Prior& prior,
                         bool withEnd)
{
    Model model;
    model.states = states;
    model.actions = actions;
    if (auto good = model.validateNames(); !good) return tl::unexpected(good.error());
    if (auto good = prior.check(model); !good) return tl::unexpected(good.error());
    const auto counts = countLabelled(stateSequences, actionSequences, model.stateCount(), model.actionCount());
    if (!counts) return tl::unexpected(counts.error());
    model.initial = uniform(model.stateCount());
    model.transition = Matrix::Constant(model.stateCount(), model.stateCount(), 1.0 / model.stateCount());
    model.emission = Matrix::Constant(model.stateCount(), model.actionCount(), 1.0 / model.actionCount());
    if (withEnd) model.end = Vector::Constant(model.stateCount(), 1 / std::max(1.0, stateSequences.meanLength()));
    model = Maximisation(model, {}, prior)(model, *counts);
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

} // namespace sessionsmith::hmm
