// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"
#include "engine/tuning/figures.h"
#include "engine/tuning/rowweights.h"

namespace sessionsmith::hmm {

/// The cells of a model that may change, one after the other: N numbers. Those are the cells that are neither locked
/// nor zero, of rows that have two of them; an END probability and its complement count as a row of two. Each row
/// keeps its mass.
class FreeCells
{
public:
    FreeCells(const Model& model, const Locks& locks, const RowWeights& weights);

    Eigen::Index size() const { return m_start.size(); }
    const Vector& start() const { return m_start; }
    /// The derivatives by the free cells alone (N).
    Vector gathered(const CellValues& values) const;
    /// Writes `values` (N) into the model; rows that stay as they are stay so bit for bit.
    void apply(const Vector& values, Model& model) const;
    /// Relative entropy to the start, weighted by row, in nats.
    double divergence(const Vector& values) const;

    struct Projection
    {
        const Vector& from; ///< (N) what the relative entropy is to
        const Vector& at;   ///< (N) where the slopes hold
        double largestTurn; ///< a row whose logarithms would turn by more counts as failed
    };
    /// The `values` (N) with the least relative entropy to `from` among those with slopes x (values - at) = change, by
    /// damped Newton on the dual: values are `from` x exp(slopes' x multipliers / weight), scaled to the mass of the
    /// row (Csiszar, I-divergence geometry, 1975). `multipliers` (n) is where it begins and where it came to. False:
    /// there are none that near.
    bool project(const Projection& where, const Matrix& slopes, const Vector& change, Vector& multipliers,
                 Vector& values) const;
    /// One step of Levenberg and Marquardt from `at` towards slopes x (values - at) = change, in the same geometry:
    /// also where that cannot be met, and the shorter the larger `damping` is (relative to the largest curvature).
    Vector turned(const Vector& at, const Matrix& slopes, const Vector& change, double damping) const;
    /// By how much the logarithms of a row turn at most from one to the other (N each).
    double turn(const Vector& from, const Vector& to) const;
    /// Each row with its mass shared equally.
    Vector even() const;
    /// Each row with all but `rest` of its mass on the cell whose `slope` (N) is the largest.
    Vector corner(const Vector& slope, double rest) const;

private:
    struct Row
    {
        Eigen::Index begin, size;
        double mass, weight;
    };
    struct Place
    {
        Cell cell;
        bool isComplement; ///< of the END probability
    };

    void addRow(const Model& model, const std::vector<Place>& places, double mass, double weight);
    /// The tilted cells; gives the sum of weight x mass x log of the row's scale.
    double tilt(const Vector& from, const Vector& scores, Vector& values) const;
    /// slopes x covariance x slopes', weighted: minus the second derivatives of the dual (n x n).
    Eigen::MatrixXd curvature(const Matrix& slopes, const Vector& values) const;

    std::vector<Row> m_rows;
    std::vector<Place> m_places;
    Vector m_start;
};

} // namespace sessionsmith::hmm
