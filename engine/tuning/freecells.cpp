// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/freecells.h"

#include "engine/tuning/edits.h"

#include <cmath>

namespace sessionsmith::hmm {

namespace {

using Part = Cell::Part;

double place(const Model& model, const Cell& cell, bool isComplement)
{
    const double value = probabilityOf(model, cell);
    return isComplement ? 1 - value : value;
}

} // namespace

FreeCells::FreeCells(const Model& model, const Locks& locks, const RowWeights& weights)
{
    const auto addDistribution = [&](Part part, int row, int columns) {
        std::vector<Place> places;
        double mass = 1;
        for (int column = 0; column < columns; ++column) {
            const Cell cell{part, row, column};
            const double value = probabilityOf(model, cell);
            if (value > 0 && !locks.isLocked(cell))
                places.push_back({cell, false});
            else
                mass -= value;
        }
        addRow(model, places, mass, weights(part, row));
    };
    addDistribution(Part::Initial, 0, model.stateCount());
    for (int i = 0; i < model.stateCount(); ++i) {
        addDistribution(Part::Transition, i, model.stateCount());
        addDistribution(Part::Emission, i, model.actionCount());
        const Cell end{Part::End, i, 0};
        if (model.hasEnd() && model.end[i] > 0 && model.end[i] < 1 && !locks.isLocked(end))
            addRow(model, {{end, false}, {end, true}}, 1, weights(Part::End, i));
    }
}

void FreeCells::addRow(const Model& model, const std::vector<Place>& places, double mass, double weight)
{
    const auto size = Eigen::Index(places.size());
    if (size < 2) return;
    Vector values(size);
    for (Eigen::Index i = 0; i < size; ++i)
        values[i] = place(model, places[std::size_t(i)].cell, places[std::size_t(i)].isComplement);
    // A row may be off by Model::tolerance. One that sums to one but for rounding begins as it is, to the last bit.
    if (std::abs(values.sum() - mass) > 1e-15 * double(size + 1)) values *= std::max(mass, 0.0) / values.sum();
    if (values.sum() <= 0) return;
    const Eigen::Index begin = m_start.size();
    m_start.conservativeResize(begin + size);
    m_start.tail(size) = values;
    m_rows.push_back({begin, size, values.sum(), weight});
    m_places.insert(m_places.end(), places.begin(), places.end());
}

Vector FreeCells::gathered(const CellValues& values) const
{
    Vector result(size());
    for (Eigen::Index i = 0; i < size(); ++i) {
        const auto& [cell, isComplement] = m_places[std::size_t(i)];
        result[i] = cell.part == Part::Initial      ? values.initial[cell.column]
                    : cell.part == Part::Transition ? values.transition(cell.row, cell.column)
                    : cell.part == Part::Emission   ? values.emission(cell.row, cell.column)
                    : isComplement                  ? 0
                                                    : values.end[cell.row];
    }
    return result;
}

void FreeCells::apply(const Vector& values, Model& model) const
{
    for (const Row& row : m_rows) {
        const Cell& first = m_places[std::size_t(row.begin)].cell;
        if (first.part == Part::End) {
            model.end[first.row] = std::min(values[row.begin], 1.0);
            continue;
        }
        auto target = rowOf(model, first);
        std::vector<int> columns;
        bool isChanged = false;
        for (Eigen::Index i = row.begin; i < row.begin + row.size; ++i) {
            const int column = m_places[std::size_t(i)].cell.column;
            isChanged |= target[column] != values[i];
            target[column] = values[i];
            columns.push_back(column);
        }
        if (isChanged) settleSum(target, columns);
    }
}

double FreeCells::divergence(const Vector& values) const
{
    double sum = 0;
    for (const Row& row : m_rows)
        for (Eigen::Index i = row.begin; i < row.begin + row.size; ++i)
            if (values[i] > 0) sum += row.weight * values[i] * std::log(values[i] / m_start[i]);
    return sum;
}

Vector FreeCells::even() const
{
    Vector values(size());
    for (const Row& row : m_rows)
        values.segment(row.begin, row.size).setConstant(row.mass / double(row.size));
    return values;
}

Vector FreeCells::corner(const Vector& slope, double rest) const
{
    Vector values = rest * m_start;
    for (const Row& row : m_rows) {
        Eigen::Index best = 0;
        slope.segment(row.begin, row.size).maxCoeff(&best);
        values[row.begin + best] += (1 - rest) * row.mass;
    }
    return values;
}

} // namespace sessionsmith::hmm
