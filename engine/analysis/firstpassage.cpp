// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/firstpassage.h"

#include <limits>

namespace sessionsmith::hmm {

namespace {

using Part = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

void passage(Matrix step, Vector holding, Part times);

/// The times to all states but the first `censored`: from those to `above`, from the targets themselves to `targets`.
/// `holding(i)`: mean time from being in i to the next state that is still there, or i again.
void towards(Matrix step, Vector holding, Eigen::Index censored, Part above, Part targets)
{
    const Eigen::Index n = step.rows(), kept = n - censored;
    for (Eigen::Index k = 0; k < censored; ++k) {
        const Eigen::Index rest = n - k - 1;
        const double leaving = step.row(k).tail(rest).sum();
        if (leaving < 1e-290) continue; // it stays for ever: what passes through it is infinite anyway
        step.row(k).tail(rest) /= leaving;
        holding[k] /= leaving;
        step.bottomRightCorner(rest, rest).noalias() += step.col(k).tail(rest) * step.row(k).tail(rest);
        holding.tail(rest) += step.col(k).tail(rest) * holding[k];
    }
    passage(step.bottomRightCorner(kept, kept), holding.tail(kept), targets);
    const Vector returns = targets.diagonal();
    targets.diagonal().setZero(); // who comes by the target has arrived
    above.noalias() = step.topRightCorner(censored, kept) * targets;
    above.colwise() += holding.head(censored);
    step = -step;
    step.topLeftCorner(censored, censored).triangularView<Eigen::UnitUpper>().solveInPlace(above);
    targets.diagonal() = returns;
}

void passage(Matrix step, Vector holding, Part times)
{
    const Eigen::Index n = step.rows(), half = n / 2, other = n - half;
    if (n == 1) {
        times(0, 0) = holding[0];
        return;
    }
    Matrix turned(n, n);
    turned << step.bottomRightCorner(other, other), step.bottomLeftCorner(other, half),
        step.topRightCorner(half, other), step.topLeftCorner(half, half);
    Vector turnedHolding(n);
    turnedHolding << holding.tail(other), holding.head(half);
    towards(std::move(step), std::move(holding), half, times.topRightCorner(half, other),
            times.bottomRightCorner(other, other));
    towards(std::move(turned), std::move(turnedHolding), other, times.bottomLeftCorner(other, half),
            times.topLeftCorner(half, half));
}

} // namespace

Matrix firstPassage(const Matrix& step, const Reachability& reachability)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Matrix times(step.rows(), step.cols());
    passage(step, Vector::Ones(step.rows()), times);
    for (int j = 0; j < reachability.size(); ++j) {
        const StateSet uncertain = reachability.uncertain(j);
        for (int i = 0; i < reachability.size(); ++i)
            if (uncertain[std::size_t(i)] || !(times(i, j) < 1e300)) times(i, j) = infinity;
    }
    return times;
}

} // namespace sessionsmith::hmm
