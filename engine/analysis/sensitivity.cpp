// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sensitivity.h"

#include "engine/analysis/gradient.h"

#include <cmath>

namespace sessionsmith::hmm {

namespace {

/// For each column the sum of the others, by adding alone: taken from the whole, small ones beside a large one were
/// lost.
Vector sumsOfOthers(const Vector& values)
{
    Vector sums = Vector::Zero(values.size());
    double before = 0, after = 0;
    for (Eigen::Index i = 0, last = values.size() - 1; i <= last; ++i) {
        sums[i] += before;
        sums[last - i] += after;
        before += values[i];
        after += values[last - i];
    }
    return sums;
}

/// The slope along the way on which one cell of a row moves and the others follow in proportion.
Matrix alongRows(const Matrix& rows, const Matrix& gradient)
{
    const Eigen::Index n = rows.cols();
    Matrix slopes = Matrix::Zero(rows.rows(), n);
    for (Eigen::Index i = 0; n > 1 && i < rows.rows(); ++i) {
        Vector weighted = Vector::Zero(n);
        for (Eigen::Index j = 0; j < n; ++j)
            if (rows(i, j) != 0 && gradient(i, j) != 0) weighted[j] = rows(i, j) * gradient(i, j);
        const Vector others = sumsOfOthers(rows.row(i)), follow = sumsOfOthers(weighted);
        const Vector plain = sumsOfOthers(gradient.row(i));
        for (Eigen::Index j = 0; j < n; ++j) {
            const double rest = others[j] > 0 ? follow[j] / others[j] : plain[j] / double(n - 1);
            slopes(i, j) = gradient(i, j) == rest ? 0 : gradient(i, j) - rest;
        }
    }
    return slopes;
}

bool isOfAction(AnalysisFigure::Kind kind)
{
    using enum AnalysisFigure::Kind;
    return kind == ActionHitting || kind == SessionAction || kind == StationaryAction;
}

Result<> check(const Model& model, const AnalysisFigure& figure)
{
    const int index = figure.index;
    if (isOfAction(figure.kind) && (index < 0 || index >= model.actionCount()))
        return fail(SS_TEXT("engine", "The model has no action with index {0}"), index);
    if (!isOfAction(figure.kind) && (index < 0 || index >= model.stateCount()))
        return fail(SS_TEXT("engine", "The model has no state with index {0}"), index);
    if (figure.from < 0 || figure.from >= model.stateCount())
        return fail(SS_TEXT("engine", "The model has no state with index {0}"), figure.from);
    return {};
}

Gradient gradientOf(const Model& model, const AnalysisFigure& figure)
{
    switch (figure.kind) {
    case AnalysisFigure::Kind::ExpectedLength:
        return lengthGradient(model);
    case AnalysisFigure::Kind::ExpectedVisits:
        return visitsGradient(model, figure.index);
    case AnalysisFigure::Kind::StateHitting:
        return stateHittingGradient(model, figure.index);
    case AnalysisFigure::Kind::ActionHitting:
        return actionHittingGradient(model, figure.index);
    case AnalysisFigure::Kind::SessionAction:
        return sessionActionGradient(model, figure.index);
    case AnalysisFigure::Kind::StationaryState:
        return stationaryStateGradient(model, figure.index);
    case AnalysisFigure::Kind::StationaryAction:
        return stationaryActionGradient(model, figure.index);
    case AnalysisFigure::Kind::EntropyRate:
        return entropyRateGradient(model);
    case AnalysisFigure::Kind::FirstPassage:
        return firstPassageGradient(model, figure.from, figure.index);
    }
    return Gradient(model);
}

} // namespace

double valueOf(const Model& model, const AnalysisFigure& figure)
{
    if (figure.kind == AnalysisFigure::Kind::ActionHitting)
        return std::min(1.0, model.initial.dot(actionHittingFrom(model, figure.index)));
    const Analysis analysis = analyse(model);
    switch (figure.kind) {
    case AnalysisFigure::Kind::ExpectedLength:
        return analysis.expectedLength;
    case AnalysisFigure::Kind::ExpectedVisits:
        return analysis.visits[figure.index];
    case AnalysisFigure::Kind::StateHitting:
        return analysis.hitting[figure.index];
    case AnalysisFigure::Kind::SessionAction:
        return analysis.sessionActions[figure.index];
    case AnalysisFigure::Kind::StationaryState:
        return analysis.stationary[figure.index];
    case AnalysisFigure::Kind::StationaryAction:
        return analysis.stationaryActions[figure.index];
    case AnalysisFigure::Kind::EntropyRate:
        return analysis.entropyRate;
    case AnalysisFigure::Kind::FirstPassage:
        return analysis.firstPassage(figure.from, figure.index);
    case AnalysisFigure::Kind::ActionHitting:
        break;
    }
    return 0;
}

Result<Matrix> sensitivity(const Model& model, const AnalysisFigure& figure, ModelPart part)
{
    if (auto good = check(model, figure); !good) return tl::unexpected(good.error());
    const bool shareOfTheEndless = figure.kind == AnalysisFigure::Kind::SessionAction && model.hasEnd() &&
                                   !std::isfinite(analyse(model).expectedLength);
    if (shareOfTheEndless || !std::isfinite(valueOf(model, figure)))
        return fail(SS_TEXT("engine", "The figure has no finite value for this model, and so no derivative"));
    const Gradient gradient = gradientOf(model, figure);
    switch (part) {
    case ModelPart::Initial:
        return alongRows(model.initial.transpose(), gradient.initial.transpose());
    case ModelPart::Transition:
        return alongRows(model.transition, gradient.transition);
    case ModelPart::Emission:
        return alongRows(model.emission, gradient.emission);
    case ModelPart::End:
        break;
    }
    return model.hasEnd() ? Matrix(gradient.end) : Matrix();
}

} // namespace sessionsmith::hmm
