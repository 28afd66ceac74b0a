// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

/// Edits of one row that leave its locked cells alone, bit for bit. `row` (any size) must be a distribution and is one
/// afterwards, to the last bit of its sum; the free cells move within the mass that the locked ones leave. After an
/// error the row is as it was. What an operation cannot change without a partner, a row of one cell, stays 1.

/// `column` becomes `value`, clamped to what the locks leave, and the other free cells keep their proportions; where
/// they were all zero they share the rest equally.
/// Errors: the cell is locked; all others are; `value` is no number.
Result<> setProbability(Eigen::Ref<Vector> row, const LockedRow& locked, int column, double value);
/// The sum of `columns` becomes `value`, clamped to what the locks leave; the free ones of them keep their proportions,
/// and so do the other free cells; zeros share equally. Errors: none of them is free, or none of the others; `value` is
/// no number.
Result<> setShare(Eigen::Ref<Vector> row, const LockedRow& locked, const std::vector<int>& columns, double value);
/// Each free one of `columns` becomes `value`; the other free cells keep their proportions and take what is left, zeros
/// alike. Errors: none of them is free; together they would take more than the locks leave, or less with no other
/// free cell to take the rest; `value` is no probability.
Result<> setEach(Eigen::Ref<Vector> row, const LockedRow& locked, const std::vector<int>& columns, double value);
/// setProbability with `factor` times what the cell had. Errors: also a factor that is negative or not finite.
Result<> multiplyProbability(Eigen::Ref<Vector> row, const LockedRow& locked, int column, double factor);
/// The free cells share their mass equally. Errors: fewer than two of them.
Result<> equalise(Eigen::Ref<Vector> row, const LockedRow& locked);
/// The free cells become p^(1/temperature), scaled to the mass they had: below 1 sharpens, above 1 smooths, zeros stay.
/// Errors: fewer than two free cells; a temperature that is not above zero and finite.
Result<> temper(Eigen::Ref<Vector> row, const LockedRow& locked, double temperature);

/// The row of a model that `cell` stands in. Not for END, whose cells are no row.
Eigen::Ref<Vector> rowOf(Model& model, const Cell& cell);
/// setProbability for any cell of a model, END among them (clamped to 0...1). Errors: as for a row; a cell outside the
/// model, or END in a model without one.
Result<> setProbability(Model& model, const Locks& locks, const Cell& cell, double value);

/// Scales `columns` of a row to `mass`; zeros share it equally.
void scaleTo(Eigen::Ref<Vector> row, const std::vector<int>& columns, double mass);
/// Gives what rounding left over of a row to the largest of those `free` cells, where it changes least, so that the
/// row sums to one to the last bit.
void settleSum(Eigen::Ref<Vector> row, const std::vector<int>& free);

} // namespace sessionsmith::hmm
