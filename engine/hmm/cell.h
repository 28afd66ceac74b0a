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

/// Calls f(cell) for every cell of a model, state by state.
template <typename F>
void forEachCell(const Model& model, F&& f)
{
    using Part = Cell::Part;
    for (int i = 0; i < model.stateCount(); ++i) {
        f(Cell{Part::Initial, 0, i});
        for (int j = 0; j < model.stateCount(); ++j)
            f(Cell{Part::Transition, i, j});
        for (int k = 0; k < model.actionCount(); ++k)
            f(Cell{Part::Emission, i, k});
        if (model.hasEnd()) f(Cell{Part::End, i, 0});
    }
}

double probabilityOf(const Model& model, const Cell& cell);

} // namespace sessionsmith::hmm
