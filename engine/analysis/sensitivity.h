// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::hmm {

/// One number of an analysis: which, and of which state or action.
struct AnalysisFigure
{
    enum class Kind {
        ExpectedLength,
        ExpectedVisits,   ///< of state `index` in a session
        StateHitting,     ///< P(a session comes to state `index`)
        ActionHitting,    ///< P(a session shows action `index`)
        SessionAction,    ///< share of action `index` of the events of sessions
        StationaryState,  ///< share of state `index` in the long run
        StationaryAction, ///< share of action `index` in the long run
        EntropyRate,
        FirstPassage ///< mean steps from state `from` to state `index`
    };
    Kind kind = Kind::ExpectedLength;
    int index = 0;
    int from = 0;
};

enum class ModelPart { Initial, Transition, Emission, End };

/// The figure as analyse() and actionHitting() have it. Infinite where they say so.
double valueOf(const Model& model, const AnalysisFigure& figure);

/// The derivative of the figure with respect to each cell of a part of the model, in units of the figure for each unit
/// of probability, where the rest of the cell's row follows in proportion as setProbability() does; a cell of `end`
/// stands alone, what is left of one being shared by the transitions. Shapes: Initial (1 x K), Transition (K x K),
/// Emission (K x M), End (K x 1, or nothing without END).
///
/// Exact, from the fundamental matrix: d(start N reward) = visits * d(step) * (N reward) (Kemeny & Snell 1960, 3.2;
/// Schweitzer 1968; Cho & Meyer 2000 for the stationary distribution by mean first-passage times), with no limit taken.
/// At 0 and at 1 it is the derivative to the side that there is. Infinite where the figure is not differentiable there:
/// the entropy rate at 0 and 1, and cells at 0 of which the least more would lead sessions to where they never end or
/// out of one of several closed classes, so that the figure may jump. Never NaN.
///
/// Errors: a state or action that the model does not have; a figure without a finite value.
Result<Matrix> sensitivity(const Model& model, const AnalysisFigure& figure, ModelPart part);

} // namespace sessionsmith::hmm
