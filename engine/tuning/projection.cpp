// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/freecells.h"

#include <Eigen/QR>

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

/// Where logarithms end.
constexpr double smallest = std::numeric_limits<double>::min();

/// Solves with the second derivatives of the dual. Targets that say the same twice make them singular: then the
/// shortest step is as good as any.
class Curvature
{
public:
    explicit Curvature(const Eigen::MatrixXd& second)
        : m_scale(second.diagonal().cwiseMax(1e-18).cwiseSqrt().cwiseInverse())
    {
        m_solver.setThreshold(1e-12);
        m_solver.compute(m_scale.asDiagonal() * second * m_scale.asDiagonal());
    }
    Vector solve(const Vector& right) const
    {
        return m_scale.cwiseProduct(Vector(m_solver.solve(m_scale.cwiseProduct(right))));
    }

private:
    Vector m_scale;
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> m_solver;
};

} // namespace

double FreeCells::tilt(const Vector& from, const Vector& scores, Vector& values) const
{
    double sum = 0;
    values = from;
    for (const Row& row : m_rows) {
        const auto score = scores.segment(row.begin, row.size) / row.weight;
        const double highest = score.maxCoeff();
        if (highest == score.minCoeff()) {
            sum += row.weight * row.mass * highest;
            continue; // as it was, bit for bit
        }
        auto part = values.segment(row.begin, row.size);
        part.array() *= (score.array() - highest).exp();
        const double scale = part.sum();
        sum += row.weight * row.mass * (highest + std::log(scale / row.mass));
        part *= row.mass / scale;
    }
    return sum;
}

Eigen::MatrixXd FreeCells::curvature(const Matrix& slopes, const Vector& values) const
{
    Eigen::MatrixXd result = Eigen::MatrixXd::Zero(slopes.rows(), slopes.rows());
    for (const Row& row : m_rows) {
        const auto part = values.segment(row.begin, row.size);
        Eigen::MatrixXd centred = slopes.middleCols(row.begin, row.size);
        centred.colwise() -= Vector(centred * part / row.mass);
        result += centred * (part / row.weight).asDiagonal() * centred.transpose();
    }
    return result;
}

double FreeCells::turn(const Vector& from, const Vector& to) const
{
    const Vector logs = (to.array().max(smallest) / from.array().max(smallest)).log();
    double widest = 0;
    for (const Row& row : m_rows) {
        const auto part = logs.segment(row.begin, row.size);
        widest = std::max(widest, part.maxCoeff() - part.minCoeff());
    }
    return widest;
}

bool FreeCells::project(const Projection& where, const Matrix& slopes, const Vector& change, Vector& multipliers,
                        Vector& values) const
{
    // Rounding of the values alone moves the figures by this much.
    const double exact = 1e-15 * (1 + (slopes.cwiseAbs() * where.at).maxCoeff());
    // Figures that always move together, but not in proportion, can agree in the end and not in their tangents.
    const Eigen::MatrixXd local = curvature(slopes, where.at);
    const Vector possible = local * Curvature(local).solve(change);
    const bool isSingular = (possible - change).cwiseAbs().maxCoeff() > 1e-9 * change.cwiseAbs().maxCoeff();
    const Vector goal = isSingular ? possible : change;
    const Vector wanted = slopes * where.at + goal;
    double dual = multipliers.dot(wanted) - tilt(where.from, slopes.transpose() * multipliers, values);
    Vector missing = goal - slopes * (values - where.at);
    for (int iteration = 0; iteration < 100; ++iteration) {
        const double gap = missing.cwiseAbs().maxCoeff();
        if (!(gap > exact)) return gap <= exact;
        const Vector step = Curvature(curvature(slopes, values)).solve(missing);
        bool isBetter = false;
        for (double length = 1; length > 1e-9 && !isBetter; length /= 2) {
            const Vector next = multipliers + length * step;
            Vector nextValues;
            const double nextDual = next.dot(wanted) - tilt(where.from, slopes.transpose() * next, nextValues);
            const Vector nextMissing = goal - slopes * (nextValues - where.at);
            isBetter = nextDual > dual + 1e-4 * length * missing.dot(step) && std::isfinite(nextDual);
            // Near the end the dual no longer shows a gain that the gap does.
            isBetter |= nextMissing.cwiseAbs().maxCoeff() < 0.9 * gap && nextDual > dual - 1e-12 * (1 + std::abs(dual));
            if (!isBetter) continue;
            multipliers = next, dual = nextDual, values = nextValues, missing = nextMissing;
        }
        if (!isBetter) return gap <= 1e3 * exact;
        if (turn(where.from, values) > where.largestTurn) return false;
    }
    return false;
}

Vector FreeCells::turned(const Vector& at, const Matrix& slopes, const Vector& change, double damping) const
{
    Eigen::MatrixXd second = curvature(slopes, at);
    second.diagonal().array() += damping * second.diagonal().maxCoeff();
    Vector values;
    tilt(at, slopes.transpose() * Curvature(second).solve(change), values);
    return values;
}

} // namespace sessionsmith::hmm
