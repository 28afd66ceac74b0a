// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/cell.h"

#include <optional>

namespace sessionsmith::hmm {

/// A Dirichlet prior for each row of a model, told by the events that it stands for: `pseudoCount` in every cell, and
/// `strength` more a row, shared as `model` has it. Its parameters are those counts plus one, so that the mode of the
/// posterior is counts and pseudo-counts, normalised.
struct Prior
{
    double pseudoCount = 0;
    std::optional<Model> model; ///< with the states and actions of the model that is fitted
    double strength = 0;

    /// Errors: a number that is negative or not finite; other states or actions than `fitted`.
    Result<> check(const Model& fitted) const;
};

/// The pseudo-counts of each cell. Where only the fitted model has an END state, `model` says nothing of it.
struct PseudoCounts
{
    CellValues cells;
    Vector goingOn; ///< (K) the complement of END, or empty

    PseudoCounts(const Model& fitted, const Prior& prior);
};

} // namespace sessionsmith::hmm
