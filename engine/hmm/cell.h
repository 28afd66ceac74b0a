// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::hmm {

/// Where a probability of a model stands.
struct Cell
{
    enum class Part { Initial, Transition, Emission, End };

    Part part = Part::Transition;
    int row = 0;    ///< state; 0 for the initial distribution
    int column = 0; ///< state, or action for an emission; 0 for the end

    bool operator==(const Cell&) const = default;
};

/// A number for each probability of a model: a count, a bound, a derivative.
struct CellValues
{
    Vector initial;    ///< (K)
    Matrix transition; ///< (K x K)
    Matrix emission;   ///< (K x M)
    Vector end;        ///< (K), or empty as in the model

    CellValues() = default;
    /// `value` for each of its cells.
    explicit CellValues(const Model& model, double value = 0);

    double operator[](const Cell& cell) const;
    double& operator[](const Cell& cell);
};

double probabilityOf(const Model& model, const Cell& cell);

} // namespace sessionsmith::hmm
