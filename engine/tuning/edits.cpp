// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/edits.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

std::vector<int> freeColumns(Eigen::Index size, const LockedRow& locked)
{
    std::vector<int> free;
    for (int column = 0; column < int(size); ++column)
        if (!locked.isLocked(column)) free.push_back(column);
    return free;
}

/// What the locked cells leave. Summed by themselves: beside a large free entry small ones would be lost.
double massLeft(Eigen::Ref<const Vector> row, const LockedRow& locked)
{
    double taken = 0;
    for (int column = 0; column < int(row.size()); ++column)
        if (locked.isLocked(column)) taken += row[column];
    return std::clamp(1 - taken, 0.0, 1.0);
}

double sumOf(Eigen::Ref<const Vector> row, const std::vector<int>& columns)
{
    double sum = 0;
    for (const int column : columns)
        sum += row[column];
    return sum;
}

tl::unexpected<Error> nothingFree()
{
    return fail(Error(SS_TEXT("engine", "Fewer than two cells of this row are free, so that none can change"))
                    .advise(SS_TEXT("engine", "Unlock another cell of the row")));
}

} // namespace

void scaleTo(Eigen::Ref<Vector> row, const std::vector<int>& columns, double mass)
{
    // By the largest first: so the sum of the smallest numbers there are does not lose their proportions.
    double largest = 0;
    for (const int column : columns)
        largest = std::max(largest, row[column]);
    for (const int column : columns)
        row[column] = largest > 0 ? row[column] / largest : 1.0;
    const double sum = sumOf(row, columns);
    for (const int column : columns)
        row[column] *= mass / sum;
}

void settleSum(Eigen::Ref<Vector> row, const std::vector<int>& free)
{
    if (free.empty()) return;
    const int largest = *std::max_element(free.begin(), free.end(), [&](int a, int b) { return row[a] < row[b]; });
    // Adding the remainder rounds again; a second look finds what the first one left.
    for (int tries = 0; tries < 3 && row.sum() != 1; ++tries)
        row[largest] = std::max(0.0, row[largest] + (1 - row.sum()));
}

Result<> setProbability(Eigen::Ref<Vector> row, const LockedRow& locked, int column, double value)
{
    if (std::isnan(value)) return fail(SS_TEXT("engine", "{0} is no probability"), value);
    if (locked.isLocked(column))
        return fail(Error(SS_TEXT("engine", "The cell is locked")).advise(SS_TEXT("engine", "Unlock it first")));
    if (row.size() == 1) {
        row[0] = 1;
        return {};
    }
    return setShare(row, locked, {column}, value);
}

Result<> setShare(Eigen::Ref<Vector> row, const LockedRow& locked, const std::vector<int>& columns, double value)
{
    if (std::isnan(value)) return fail(SS_TEXT("engine", "{0} is no probability"), value);
    std::vector<int> own, others;
    double fixed = 0;
    for (const int column : freeColumns(row.size(), locked))
        (std::find(columns.begin(), columns.end(), column) != columns.end() ? own : others).push_back(column);
    for (const int column : columns)
        if (locked.isLocked(column)) fixed += row[column];
    if (own.empty())
        return fail(Error(SS_TEXT("engine", "All of these cells are locked"))
                        .advise(SS_TEXT("engine", "Unlock one of them first")));
    if (others.empty())
        return fail(Error(SS_TEXT("engine", "All other cells of this row are locked, so that none can give or take"))
                        .advise(SS_TEXT("engine", "Unlock another cell of the row")));
    const double mass = massLeft(row, locked);
    const double left = std::clamp(value - fixed, 0.0, mass);
    scaleTo(row, own, left);
    scaleTo(row, others, mass - left);
    // The cells keep what was asked for; only where the others have nothing to give, they take what rounding left over.
    settleSum(row, left < mass ? others : own);
    return {};
}

Result<> setEach(Eigen::Ref<Vector> row, const LockedRow& locked, const std::vector<int>& columns, double value)
{
    if (!(value >= 0 && value <= 1)) return fail(SS_TEXT("engine", "{0} is no probability"), value);
    std::vector<int> own, others;
    for (const int column : freeColumns(row.size(), locked))
        (std::find(columns.begin(), columns.end(), column) != columns.end() ? own : others).push_back(column);
    if (own.empty())
        return fail(Error(SS_TEXT("engine", "All of these cells are locked"))
                        .advise(SS_TEXT("engine", "Unlock one of them first")));
    constexpr double tiny = 1e-9; // a third of a row is typed with some digits
    const double mass = massLeft(row, locked), asked = double(own.size()) * value;
    if (asked > mass + tiny)
        return fail(Error(SS_TEXT("engine", "{0} cells of {1} make {2}, and there is room for {3}"), own.size(), value,
                          asked, mass)
                        .advise(SS_TEXT("engine", "Each can have at most {0}"), mass / double(own.size())));
    if (others.empty() && asked < mass - tiny)
        return fail(Error(SS_TEXT("engine", "{0} cells of {1} make {2}, and no other cell is free to take the rest"),
                          own.size(), value, asked)
                        .advise(SS_TEXT("engine", "Choose fewer cells of the row, or unlock another one")));
    for (const int column : own)
        row[column] = value;
    if (!others.empty()) scaleTo(row, others, std::max(0.0, mass - asked));
    settleSum(row, asked < mass && !others.empty() ? others : own);
    return {};
}

Result<> multiplyProbability(Eigen::Ref<Vector> row, const LockedRow& locked, int column, double factor)
{
    if (!std::isfinite(factor) || factor < 0)
        return fail(SS_TEXT("engine", "A probability cannot be multiplied by {0}"), factor);
    return setProbability(row, locked, column, row[column] * factor);
}

Result<> equalise(Eigen::Ref<Vector> row, const LockedRow& locked)
{
    const std::vector<int> free = freeColumns(row.size(), locked);
    if (row.size() == 1) return {};
    if (free.size() < 2) return nothingFree();
    const double share = massLeft(row, locked) / double(free.size());
    for (const int column : free)
        row[column] = share;
    settleSum(row, free);
    return {};
}

Result<> temper(Eigen::Ref<Vector> row, const LockedRow& locked, double temperature)
{
    if (!std::isfinite(temperature) || temperature <= 0)
        return fail(Error(SS_TEXT("engine", "{0} is no temperature"), temperature)
                        .advise(SS_TEXT("engine", "Below 1 sharpens, above 1 smooths; it must be above 0")));
    const std::vector<int> free = freeColumns(row.size(), locked);
    if (row.size() == 1) return {};
    if (free.size() < 2) return nothingFree();
    double largest = 0;
    for (const int column : free)
        largest = std::max(largest, row[column]);
    if (largest == 0) return {};
    const double mass = massLeft(row, locked);
    for (const int column : free)
        row[column] = std::pow(row[column] / largest, 1 / temperature); // of the largest: no power can be too small
    scaleTo(row, free, mass);
    settleSum(row, free);
    return {};
}

Eigen::Ref<Vector> rowOf(Model& model, const Cell& cell)
{
    if (cell.part == Cell::Part::Initial) return model.initial;
    return (cell.part == Cell::Part::Transition ? model.transition : model.emission).row(cell.row).transpose();
}

Result<> setProbability(Model& model, const Locks& locks, const Cell& cell, double value)
{
    const int columns = cell.part == Cell::Part::End        ? 1
                        : cell.part == Cell::Part::Emission ? model.actionCount()
                                                            : model.stateCount();
    const int rows = cell.part == Cell::Part::Initial ? 1 : model.stateCount();
    if (cell.row < 0 || cell.row >= rows || cell.column < 0 || cell.column >= columns)
        return fail(SS_TEXT("engine", "The model has no cell in row {0}, column {1}"), cell.row, cell.column);
    if (cell.part != Cell::Part::End)
        return setProbability(rowOf(model, cell), locks.row(cell.part, cell.row), cell.column, value);
    if (!model.hasEnd()) return fail(SS_TEXT("engine", "The model has no END state"));
    if (std::isnan(value)) return fail(SS_TEXT("engine", "{0} is no probability"), value);
    if (locks.isLocked(cell))
        return fail(Error(SS_TEXT("engine", "The cell is locked")).advise(SS_TEXT("engine", "Unlock it first")));
    model.end[cell.row] = std::clamp(value, 0.0, 1.0);
    return {};
}

} // namespace sessionsmith::hmm
