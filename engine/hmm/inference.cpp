// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/inference.h"

#include "engine/base/parallel.h"
#include "engine/hmm/recursion.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr std::size_t grain = 256;
constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

Result<> checkSequence(std::span<const std::int32_t> sequence, int actions)
{
    Sequences one;
    one.append(sequence);
    return checkSymbols(one, actions);
}

/// Viterbi's recursion in logarithms, with its buffers.
class PathFinder
{
public:
    explicit PathFinder(const Model& model)
        : m_initial(model.initial.array().log()), m_step(model.transition.array().log()),
          m_emission(model.emission.transpose().array().log()), m_end(Vector::Zero(model.stateCount()))
    {
        if (!model.hasEnd()) return;
        m_end = model.end.array().log();
        m_step.colwise() += Vector((1 - model.end.array()).log());
    }

    Path find(std::span<const std::int32_t> sequence)
    {
        const Eigen::Index states = m_initial.size();
        const std::size_t length = sequence.size();
        m_from.resize(length * std::size_t(states));
        Vector best = m_initial + m_emission.row(sequence[0]).transpose();
        Vector next(states);
        for (std::size_t t = 1; t < length; ++t) {
            for (Eigen::Index j = 0; j < states; ++j) {
                // maxCoeff gives the first of equals: the lowest index.
                Eigen::Index from = 0;
                next[j] = (best + m_step.col(j)).maxCoeff(&from) + m_emission(sequence[t], j);
                m_from[t * std::size_t(states) + std::size_t(j)] = std::int32_t(from);
            }
            best.swap(next);
        }
        Eigen::Index last = 0;
        Path path;
        path.logProbability = (best + m_end).maxCoeff(&last);
        if (path.logProbability == minusInfinity) return path;
        path.states.resize(length);
        for (std::size_t t = length; t-- > 0;) {
            path.states[t] = std::int32_t(last);
            if (t > 0) last = m_from[t * std::size_t(states) + std::size_t(last)];
        }
        return path;
    }

private:
    Vector m_initial;
    Eigen::MatrixXd m_step; // column-major: a column is what leads to a state
    Matrix m_emission;      // (M x K)
    Vector m_end;
    std::vector<std::int32_t> m_from;
};

} // namespace

double Score::perplexity() const
{
    return std::exp(-logLikelihood / double(events));
}

Result<Score> score(const Model& model, const Sequences& sequences, unsigned threads)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    Score score;
    score.events = sequences.symbols.size();
    score.perSequence.resize(sequences.size());
    parallelFor(sequences.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        Recursion recursion(model);
        for (std::size_t i = begin; i < end; ++i)
            score.perSequence[i] = recursion.runForward(sequences[i]);
    });
    for (const double one : score.perSequence)
        score.logLikelihood += one;
    return score;
}

Result<Matrix> filter(const Model& model, std::span<const std::int32_t> sequence)
{
    if (auto good = checkSequence(sequence, model.actionCount()); !good) return tl::unexpected(good.error());
    Recursion recursion(model);
    recursion.runForward(sequence);
    return Matrix(recursion.forward().topRows(Eigen::Index(sequence.size())));
}

Result<Matrix> posterior(const Model& model, std::span<const std::int32_t> sequence)
{
    if (auto good = checkSequence(sequence, model.actionCount()); !good) return tl::unexpected(good.error());
    const auto length = Eigen::Index(sequence.size());
    Recursion recursion(model);
    if (recursion.runForward(sequence) == minusInfinity) return Matrix(Matrix::Zero(length, model.stateCount()));
    recursion.runBackward(sequence);
    return Matrix(recursion.forward().topRows(length).cwiseProduct(recursion.backward().topRows(length)));
}

Result<std::vector<Path>> decode(const Model& model, const Sequences& sequences, unsigned threads)
{
    if (auto good = checkSymbols(sequences, model.actionCount()); !good) return tl::unexpected(good.error());
    std::vector<Path> paths(sequences.size());
    parallelFor(sequences.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        PathFinder finder(model);
        for (std::size_t i = begin; i < end; ++i)
            paths[i] = finder.find(sequences[i]);
    });
    return paths;
}

} // namespace sessionsmith::hmm
