// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"

namespace sessionsmith::hmm {

/// Partial derivatives of a figure of an analysis, each cell by itself and up to a constant for each row of
/// probabilities, which no move of a distribution can show. The behind of sensitivity(); indices must be good.
struct Gradient
{
    Vector initial;    ///< (K)
    Matrix transition; ///< (K x K)
    Matrix emission;   ///< (K x M)
    Vector end;        ///< (K) also without END, where nothing reads it

    explicit Gradient(const Model& model);
};

Gradient lengthGradient(const Model& model);
Gradient visitsGradient(const Model& model, int state);
Gradient stateHittingGradient(const Model& model, int state);
Gradient actionHittingGradient(const Model& model, int action);
Gradient sessionActionGradient(const Model& model, int action);
Gradient stationaryStateGradient(const Model& model, int state);
Gradient stationaryActionGradient(const Model& model, int action);
Gradient entropyRateGradient(const Model& model);
Gradient firstPassageGradient(const Model& model, int from, int to);

} // namespace sessionsmith::hmm
