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
        : m_model(model), m_states(std::size_t(model.states)),
          m_emissionSize(model.emissionTable ? m_states * LaneModel::padding * lanes
                                             : std::size_t(model.actions) * model.stride())
    {
        const std::size_t size = (2 + m_states) * m_states * lanes + m_emissionSize;
        m_values = hwy::AllocateAligned<double>(size);
        if (!m_values) throw std::bad_alloc();
        std::fill_n(m_values.get(), size, 0.0);
        m_sums.initial = m_values.get();
        m_sums.end = m_sums.initial + m_states * lanes;
        m_sums.transition = m_sums.end + m_states * lanes;
        m_sums.emission = m_sums.transition + m_states * m_states * lanes;
    }

    void add(LaneRecursion& recursion, const LaneView& view)
    {
        for (const double logLikelihood : recursion.count(view, m_sums)) {
            m_logLikelihood += logLikelihood;
            m_impossible += logLikelihood == minusInfinity;
        }
    }

    /// `step`: the factor that all terms of a transition share.
    void addTo(ExpectedCounts& counts, const Matrix& step) const
    {
        counts.logLikelihood += m_logLikelihood;
        counts.impossible += m_impossible;
        for (std::size_t i = 0; i < m_states; ++i) {
            const auto row = Eigen::Index(i);
            counts.initial[row] += sumOf(m_sums.initial, i);
            counts.end[row] += sumOf(m_sums.end, i);
            for (std::size_t j = 0; j < m_states; ++j)
                if (const double factor = step(row, Eigen::Index(j)); factor > 0) // else the sum may be infinite
                    counts.transition(row, Eigen::Index(j)) += factor * sumOf(m_sums.transition, i * m_states + j);
            for (std::size_t k = 0; k < std::size_t(m_model.actions); ++k)
                counts.emission(row, Eigen::Index(k)) += m_model.emissionTable
                                                             ? sumOf(m_sums.emission, i * LaneModel::padding + k)
                                                             : m_sums.emission[k * m_model.stride() + i];
        }
    }

private:
    static constexpr std::size_t lanes = LaneCounts::partialSums;
    static double sumOf(const double* partial, std::size_t place)
    {
        double sum = 0;
        for (std::size_t i = 0; i < lanes; ++i)
            sum += partial[place * lanes + i];
        return sum;
    }

    const LaneModel& m_model;
    std::size_t m_states, m_emissionSize;
    hwy::AlignedFreeUniquePtr<double[]> m_values;
    LaneCounts m_sums;
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
