// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/cell.h"

namespace sessionsmith::hmm {

namespace {

/// Of a model, or of what has the members of one.
template <typename Tables>
auto& entry(Tables& tables, const Cell& cell)
{
    switch (cell.part) {
    case Cell::Part::Initial:
        return tables.initial[cell.column];
    case Cell::Part::Transition:
        return tables.transition(cell.row, cell.column);
    case Cell::Part::Emission:
        return tables.emission(cell.row, cell.column);
    case Cell::Part::End:
        break;
    }
    return tables.end[cell.row];
}

} // namespace

CellValues::CellValues(const Model& model, double value)
    : initial(Vector::Constant(model.stateCount(), value)),
      transition(Matrix::Constant(model.stateCount(), model.stateCount(), value)),
      emission(Matrix::Constant(model.stateCount(), model.actionCount(), value)),
      end(Vector::Constant(model.end.size(), value))
{}

double CellValues::operator[](const Cell& cell) const
{
    return entry(*this, cell);
}

double& CellValues::operator[](const Cell& cell)
{
    return entry(*this, cell);
}

double probabilityOf(const Model& model, const Cell& cell)
{
    return entry(model, cell);
}

} // namespace sessionsmith::hmm
