// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/absorption.h"
#include "engine/analysis/analysis.h"
#include "engine/analysis/firstpassage.h"

#include <Eigen/Eigenvalues>

#include <limits>

namespace sessionsmith::hmm {

namespace {

/// Largest modulus of the eigenvalues of one class of the chain, but the 1 of a closed one. The eigenvalues of the
/// chain are those of its classes, which are found better one by one: together, a one-way chain of many would blur the
/// zeros.
double largestModulus(const Matrix& step, const CommunicatingClass& one)
{
    if (one.states.size() == 1) return one.closed ? 0 : step(one.states[0], one.states[0]);
    if (one.closed && one.period > 1) return 1;
    Matrix block = step(one.states, one.states);
    if (one.closed) { // P - 1 pi has the same eigenvalues, but zero for one
        std::vector<int> all(one.states.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = int(i);
        const Vector stationary = stationaryOf({all, true, 1}, firstPassage(block, Reachability(block)));
        block.rowwise() -= stationary.transpose();
    }
    const Eigen::EigenSolver<Eigen::MatrixXd> solver(block, false);
    return solver.info() == Eigen::Success ? solver.eigenvalues().cwiseAbs().maxCoeff() : 1;
}

} // namespace

Relaxation relaxation(const Model& model, const std::vector<CommunicatingClass>& classes)
{
    const Matrix step = endlessSteps(model).step;
    Relaxation relaxation;
    int closed = 0;
    for (const CommunicatingClass& one : classes) {
        closed += one.closed;
        relaxation.modulus = std::max(relaxation.modulus, largestModulus(step, one));
    }
    if (closed > 1) relaxation.modulus = 1;
    relaxation.modulus = std::min(relaxation.modulus, 1.0);
    relaxation.gap = 1 - relaxation.modulus;
    relaxation.time = relaxation.gap > 0 ? 1 / relaxation.gap : std::numeric_limits<double>::infinity();
    return relaxation;
}

} // namespace sessionsmith::hmm
