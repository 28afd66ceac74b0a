// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/constraints.h"

#include <algorithm>

namespace sessionsmith::hmm {

namespace {

using Part = Cell::Part;

/// Each column a group of its own, or one with those it is tied to.
void addFreeRow(const Model& model, const Constraints& constraints, Part part, int row, int columns,
                std::vector<FreeRow>& rows)
{
    FreeRow free{part, row, 1, std::vector<int>(std::size_t(columns), -1), {}};
    double locked = 0;
    const LockedRow& locks = constraints.locks.row(part, row);
    const auto join = [&](const std::vector<int>& tied) {
        for (const int column : tied)
            free.group[std::size_t(column)] = int(free.groups());
        free.size.push_back(int(tied.size()));
    };
    if (part == Part::Emission)
        for (const std::vector<int>& tie : constraints.ties)
            if (!locks.isLocked(tie.front())) join(tie);
    for (int column = 0; column < columns; ++column)
        if (locks.isLocked(column))
            locked += probabilityOf(model, {part, row, column});
        else if (free.group[std::size_t(column)] < 0)
            join({column});
    free.mass = std::max(0.0, 1 - locked);
    if (free.groups() > 0) rows.push_back(std::move(free));
}

Result<> checkTie(const std::vector<int>& tie, const Model& model, const Locks& locks)
{
    for (int row = 0; row < model.stateCount(); ++row)
        for (const int column : tie) {
            const Cell first{Part::Emission, row, tie.front()}, cell{Part::Emission, row, column};
            const bool isLocked = locks.isLocked(cell);
            if (isLocked == locks.isLocked(first) &&
                (!isLocked || probabilityOf(model, cell) == probabilityOf(model, first)))
                continue;
            return fail(Error(SS_TEXT("engine", "The actions \"{0}\" and \"{1}\" are tied, but the locks keep them "
                                                "apart in the state \"{2}\""),
                              model.actions[std::size_t(tie.front())], model.actions[std::size_t(column)],
                              model.states[std::size_t(row)])
                            .advise(SS_TEXT("engine", "Lock both at the same value, or neither")));
        }
    return {};
}

} // namespace

Result<> Constraints::check(const Model& model) const
{
    std::vector<bool> isTied(std::size_t(model.actionCount()));
    for (const std::vector<int>& tie : ties) {
        if (tie.size() < 2) return fail(SS_TEXT("engine", "A tie needs two actions or more"));
        for (const int action : tie) {
            if (action < 0 || action >= model.actionCount())
                return fail(SS_TEXT("engine", "There is no action with index {0} to tie"), action);
            if (isTied[std::size_t(action)])
                return fail(
                    Error(SS_TEXT("engine", "The action \"{0}\" is tied twice"), model.actions[std::size_t(action)])
                        .advise(SS_TEXT("engine", "Put all that are alike into one tie")));
            isTied[std::size_t(action)] = true;
        }
        if (auto good = checkTie(tie, model, locks); !good) return good;
    }
    return {};
}

void FreeRow::setValues(const Vector& values, Model& model) const
{
    switch (part) {
    case Part::Initial:
        model.initial = values;
        break;
    case Part::Transition:
        model.transition.row(row) = values.transpose();
        break;
    case Part::Emission:
        model.emission.row(row) = values.transpose();
        break;
    case Part::End:
        model.end[row] = values[0];
    }
}

Vector FreeRow::summed(const Vector& values) const
{
    Vector sums = Vector::Zero(Eigen::Index(groups()));
    for (std::size_t column = 0; column < group.size(); ++column)
        if (group[column] >= 0) sums[group[column]] += values[Eigen::Index(column)];
    return sums;
}

void FreeRow::share(const Vector& weights, Vector& values) const
{
    const double total = weights.sum();
    for (std::size_t column = 0; column < group.size(); ++column)
        if (const int g = group[column]; g >= 0)
            values[Eigen::Index(column)] = mass * (weights[g] / total) / size[std::size_t(g)];
}

std::vector<FreeRow> freeRows(const Model& model, const Constraints& constraints)
{
    std::vector<FreeRow> rows;
    addFreeRow(model, constraints, Part::Initial, 0, model.stateCount(), rows);
    for (int i = 0; i < model.stateCount(); ++i) {
        addFreeRow(model, constraints, Part::Transition, i, model.stateCount(), rows);
        addFreeRow(model, constraints, Part::Emission, i, model.actionCount(), rows);
        if (model.hasEnd() && !constraints.locks.isLocked({Part::End, i, 0}))
            rows.push_back({Part::End, i, 1, {0, 1}, {1, 1}});
    }
    return rows;
}

Model withTies(Model model, const Constraints& constraints)
{
    for (const std::vector<int>& tie : constraints.ties)
        for (Eigen::Index i = 0; i < model.stateCount(); ++i) {
            const double average = model.emission.row(i)(tie).sum() / double(tie.size());
            // Equal ones stay as they are: an average may round.
            if ((model.emission.row(i)(tie).array() != model.emission(i, tie.front())).any())
                model.emission.row(i)(tie).setConstant(average);
        }
    return model;
}

int freeParameters(const Model& start, const Constraints& constraints)
{
    int count = 0;
    for (const FreeRow& row : freeRows(start, constraints)) {
        const auto possible = (row.summed(row.valuesOf(start)).array() > 0).count();
        count += std::max(0, int(possible) - 1);
    }
    return count;
}

} // namespace sessionsmith::hmm
