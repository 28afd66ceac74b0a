// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/information.h"

#include "engine/hmm/lanebatches.h"
#include "engine/hmm/maximisation.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

/// With less than this, in events counted or in information, a group lies at the border of what it can be.
constexpr double leastEvents = 1;

/// Shares in the groups that move, zero elsewhere.
Vector movingShares(const Vector& values, const std::vector<bool>& moves)
{
    Vector shares = Vector::Zero(values.size());
    for (Eigen::Index group = 0; group < values.size(); ++group)
        if (moves[std::size_t(group)]) shares[group] = values[group];
    return shares / shares.sum();
}

} // namespace

Information::Information(const Model& model, const ExpectedCounts& counts, const BaumWelchSpec& spec)
    : m_model(model), m_spec(spec)
{
    const PseudoCounts pseudo(model, spec.prior);
    for (FreeRow& free : freeRows(model, spec.constraints)) {
        m_pseudo.push_back(free.summed(pseudoCountsOf(free, pseudo)));
        const Vector seen = free.summed(countsOf(free, counts)) + m_pseudo.back();
        Vector shares = free.summed(free.valuesOf(model)) / (free.mass > 0 ? free.mass : 1);
        std::vector<bool> moves;
        for (Eigen::Index group = 0; group < seen.size(); ++group)
            moves.push_back(seen[group] >= leastEvents && shares[group] > 0);
        Eigen::Index reference = 0;
        seen.maxCoeff(&reference);
        for (Eigen::Index group = 0; group < seen.size(); ++group)
            if (moves[std::size_t(group)] && group != reference) m_parameters.push_back({m_rows.size(), group});
        const Vector none = Vector::Constant(seen.size(), std::numeric_limits<double>::quiet_NaN());
        m_moves.push_back(std::move(moves));
        m_rows.push_back({std::move(free), seen, std::move(shares), none});
    }
}

Model Information::moved(const Parameter& parameter, double step) const
{
    const Row& row = m_rows[parameter.row];
    const std::vector<bool>& moves = m_moves[parameter.row];
    Vector shares = row.shares;
    double before = 0, after = 0;
    shares[parameter.group] *= std::exp(step);
    for (Eigen::Index group = 0; group < shares.size(); ++group)
        if (moves[std::size_t(group)]) {
            before += row.shares[group];
            after += shares[group];
        }
    for (Eigen::Index group = 0; group < shares.size(); ++group)
        if (moves[std::size_t(group)]) shares[group] *= before / after;
    Model model = m_model;
    Vector values = row.free.valuesOf(m_model);
    row.free.share(shares, values);
    row.free.setValues(values, model);
    return model;
}

Vector Information::score(const Model& model, const ExpectedCounts& counts) const
{
    Vector score(Eigen::Index(m_parameters.size()));
    Vector differences;
    std::size_t current = m_rows.size();
    for (std::size_t p = 0; p < m_parameters.size(); ++p) {
        const auto& [index, group] = m_parameters[p];
        if (index != current) { // the parameters of a row lie side by side
            const FreeRow& free = m_rows[index].free;
            const Vector shares = movingShares(free.summed(free.valuesOf(model)), m_moves[index]);
            const Vector seen = free.summed(countsOf(free, counts)) + m_pseudo[index];
            double total = 0;
            for (Eigen::Index g = 0; g < seen.size(); ++g)
                if (m_moves[index][std::size_t(g)]) total += seen[g];
            differences = seen - total * shares;
            current = index;
        }
        score[Eigen::Index(p)] = differences[group];
    }
    return score;
}

std::optional<Eigen::MatrixXd> Information::covariance(const Sequences& sequences, const ProgressSink& progress,
                                                       const Control& control) const
{
    constexpr double step = 1e-4;
    const auto size = Eigen::Index(m_parameters.size());
    if (size == 0) return Eigen::MatrixXd();
    const LaneBatches batches(sequences);
    ProgressReporter reporter(progress, Message(SS_TEXT("engine", "Standard errors")), std::uint64_t(size),
                              Message(SS_TEXT("engine", "parameters")));
    Eigen::MatrixXd information(size, size);
    for (Eigen::Index p = 0; p < size; ++p) {
        if (!control.proceed()) return std::nullopt;
        const auto scoreAt = [&](double by) {
            const Model model = moved(m_parameters[std::size_t(p)], by);
            return score(model, expectedCounts(model, batches, m_spec.threads));
        };
        information.col(p) = (scoreAt(-step) - scoreAt(step)) / (2 * step);
        reporter.report(std::uint64_t(p + 1));
    }
    // A group that is on its way to zero has no curvature left, whatever its count: held fixed, so that it does not
    // spoil what is known of the others.
    std::vector<Eigen::Index> informed;
    for (Eigen::Index p = 0; p < size; ++p)
        if (information(p, p) >= leastEvents) informed.push_back(p);
    const Eigen::MatrixXd block = (information(informed, informed) + information(informed, informed).transpose()) / 2;
    const Eigen::LLT<Eigen::MatrixXd> decomposition(block);
    if (decomposition.info() != Eigen::Success) return std::nullopt;
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(size, size);
    const Eigen::MatrixXd inverse = decomposition.solve(Eigen::MatrixXd::Identity(block.rows(), block.cols()));
    covariance(informed, informed) = inverse;
    return covariance;
}

std::optional<std::vector<Information::Row>>
Information::standardErrors(const Sequences& sequences, const ProgressSink& progress, const Control& control) const
{
    const auto covariance = this->covariance(sequences, progress, control);
    if (!covariance) return std::nullopt;
    std::vector<Row> rows = m_rows;
    for (std::size_t begin = 0; begin < m_parameters.size();) {
        const std::size_t index = m_parameters[begin].row;
        std::size_t end = begin;
        while (end < m_parameters.size() && m_parameters[end].row == index)
            ++end;
        // The delta method: d share g / d logarithm h = scale x s_g (1 if g = h, less s_h), s among those that move.
        Row& row = rows[index];
        const auto block = covariance->block(Eigen::Index(begin), Eigen::Index(begin), Eigen::Index(end - begin),
                                             Eigen::Index(end - begin));
        const Vector shares = movingShares(row.shares, m_moves[index]);
        for (Eigen::Index group = 0; group < shares.size(); ++group) {
            if (!m_moves[index][std::size_t(group)]) continue;
            Vector gradient(Eigen::Index(end - begin));
            for (std::size_t p = begin; p < end; ++p) {
                const Eigen::Index other = m_parameters[p].group;
                gradient[Eigen::Index(p - begin)] = row.shares[group] * ((other == group ? 1 : 0) - shares[other]);
            }
            row.errors[group] = std::sqrt(gradient.dot(block * gradient));
        }
        for (std::size_t p = begin; p < end; ++p)
            if ((*covariance)(Eigen::Index(p), Eigen::Index(p)) == 0) row.errors[m_parameters[p].group] = std::nan("");
        begin = end;
    }
    return rows;
}

} // namespace sessionsmith::hmm
