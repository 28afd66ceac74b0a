// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

/// What a fit may not change: locked cells keep the value of the starting model, and tied actions are equally likely
/// within each state.
struct Constraints
{
    Locks locks;
    std::vector<std::vector<int>> ties; ///< groups of two and more actions

    /// Errors: an action that the model does not have, or that is tied twice; tied actions of which only some are
    /// locked in a state, or at different values.
    Result<> check(const Model& model) const;
};

/// One distribution of a model and what of it may change. The END probability of a state and its complement are a row
/// of two.
struct FreeRow
{
    Cell::Part part = Cell::Part::Initial;
    int row = 0;
    double mass = 1;        ///< what the locked cells leave to the others
    std::vector<int> group; ///< of each column: cells of one group are equal; -1 where locked
    std::vector<int> size;  ///< of each group: its cells

    std::size_t groups() const { return size.size(); }
    /// This row of a table that has the members of a model; END with `goingOn` behind it.
    template <typename Tables>
    Vector of(const Tables& tables, double goingOn) const;
    Vector valuesOf(const Model& model) const { return of(model, part == Cell::Part::End ? 1 - model.end[row] : 0); }
    void setValues(const Vector& values, Model& model) const;
    /// The sums of `values`, one a column, over each group.
    Vector summed(const Vector& values) const;
    /// Shares the mass among the groups in proportion to `weights`, one each and not all zero, and evenly within each.
    void share(const Vector& weights, Vector& values) const;
};

template <typename Tables>
Vector FreeRow::of(const Tables& tables, double goingOn) const
{
    switch (part) {
    case Cell::Part::Initial:
        return tables.initial;
    case Cell::Part::Transition:
        return tables.transition.row(row).transpose();
    case Cell::Part::Emission:
        return tables.emission.row(row).transpose();
    case Cell::Part::End:
        break;
    }
    return Vector{{tables.end[row], goingOn}};
}

/// Rows with at least one free cell, of a model that passed check().
std::vector<FreeRow> freeRows(const Model& model, const Constraints& constraints);

/// `model` with tied actions at their average: where a fit under these constraints begins.
Model withTies(Model model, const Constraints& constraints);

/// The number of probabilities that a fit from `start` is free to choose: of each row the groups that are not zero from
/// the start, which EM never leaves, less one.
int freeParameters(const Model& start, const Constraints& constraints);

} // namespace sessionsmith::hmm
