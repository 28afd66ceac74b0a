// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/probabilitytargets.h"

#include "engine/tuning/edits.h"
#include "engine/tuning/targettext.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

using Part = Cell::Part;

/// Values this near are the same: they come from texts and sums.
constexpr double tiny = 1e-12;

Result<> checkCell(const Model& model, const Target& target, const Locks& locks)
{
    const double now = probabilityOf(model, target.figure.cell);
    if (std::abs(now - target.value) <= tiny) return {};
    if (locks.isLocked(target.figure.cell))
        return fail(Error(SS_TEXT("engine", "\"{0}\" cannot be met: the cell is locked at {1}"),
                          messageOf(target, model), valueText(target.figure, now))
                        .advise(SS_TEXT("engine", "Unlock it, or ask for what it is")));
    if (now > 0 && (now < 1 || target.figure.cell.part != Part::End)) return {};
    return fail(Error(SS_TEXT("engine", "\"{0}\" cannot be met: the cell is {1}, and what is impossible stays so"),
                      messageOf(target, model), valueText(target.figure, now))
                    .advise(SS_TEXT("engine", "Set the cell by hand first")));
}

/// The targets of one row at once; `targets` are all of it.
Result<> setRow(Model& model, const std::vector<Target>& targets, Locks& locks)
{
    const Cell first = targets.front().figure.cell;
    auto row = rowOf(model, first);
    std::vector<int> others;
    double mass = 1, asked = 0, othersMass = 0;
    bool isMet = true;
    for (int column = 0; column < int(row.size()); ++column) {
        const Cell cell{first.part, first.row, column};
        const auto target = std::find_if(targets.begin(), targets.end(),
                                         [&](const Target& candidate) { return candidate.figure.cell == cell; });
        if (target != targets.end()) {
            asked += target->value;
            isMet &= std::abs(row[column] - target->value) <= tiny;
        } else if (row[column] > 0 && !locks.isLocked(cell)) {
            others.push_back(column);
            othersMass += row[column];
        } else {
            mass -= row[column];
        }
    }
    for (const Target& target : targets)
        locks.setLocked(target.figure.cell, true);
    if (isMet) return {};
    const double left = mass - asked;
    if (left < -tiny || (others.empty() && left > tiny)) {
        if (targets.size() > 1) return contradiction(targets, model);
        return outOfRange(targets.front(), model, others.empty() ? mass : 0, mass);
    }
    for (const Target& target : targets)
        row[target.figure.cell.column] = target.value;
    for (const int column : others)
        row[column] *= std::max(left, 0.0) / othersMass;
    if (left > tiny) settleSum(row, others);
    return {};
}

/// What a dwell time asks of the transition from the state to itself.
Result<Target> transitionOf(const Target& dwell, const Model& model)
{
    const int state = dwell.figure.index;
    const double end = model.hasEnd() ? model.end[state] : 0;
    const Cell cell{Part::Transition, state, state};
    const double stay = 1 - 1 / dwell.value;
    if (stay > 1 - end + tiny)
        return fail(Error(SS_TEXT("engine", "\"{0}\" cannot be met: an END probability of {1} allows at most {2}"),
                          messageOf(dwell, model), valueText({Figure::Kind::Probability, 0, {}}, end), 1 / end)
                        .advise(SS_TEXT("engine", "Lower the END probability first")));
    const double value = end < 1 ? std::min(1.0, stay / (1 - end)) : probabilityOf(model, cell);
    return Target{{Figure::Kind::Probability, 0, cell}, value};
}

/// The END probabilities that are asked for.
Result<> setEnds(Model& model, const std::vector<Target>& targets, Locks& locks)
{
    const Locks given = locks;
    for (const Target& target : targets) {
        if (target.figure.kind != Figure::Kind::Probability || target.figure.cell.part != Part::End) continue;
        if (auto good = checkCell(model, target, given); !good) return good;
        double& end = model.end[target.figure.cell.row];
        if (std::abs(end - target.value) > tiny) end = target.value;
        locks.setLocked(target.figure.cell, true);
    }
    return {};
}

/// All others as targets of cells. Dwell times keep the END probability that they were computed with.
Result<std::vector<Target>> cellTargets(const Model& model, const std::vector<Target>& targets, Locks& locks)
{
    std::vector<Target> cells;
    for (const Target& target : targets) {
        if (!target.figure.isOfOneState()) continue;
        Target asked = target;
        if (target.figure.kind == Figure::Kind::Dwell) {
            const auto transition = transitionOf(target, model);
            if (!transition) return tl::unexpected(transition.error());
            asked = *transition;
            if (model.hasEnd()) locks.setLocked({Part::End, target.figure.index, 0}, true);
        } else if (target.figure.cell.part == Part::End) {
            continue;
        }
        for (const Target& other : cells)
            if (other.figure == asked.figure && std::abs(other.value - asked.value) > tiny)
                return contradiction({other, asked}, model);
        cells.push_back(asked);
    }
    return cells;
}

} // namespace

Result<> setProbabilities(Model& model, const std::vector<Target>& targets, Locks& locks)
{
    const Locks given = locks;
    if (auto good = setEnds(model, targets, locks); !good) return good;
    auto cells = cellTargets(model, targets, locks);
    if (!cells) return tl::unexpected(cells.error());
    for (const Target& target : *cells)
        if (auto good = checkCell(model, target, given); !good) return good;
    while (!cells->empty()) {
        const Cell first = cells->front().figure.cell;
        std::vector<Target> row;
        std::erase_if(*cells, [&](const Target& target) {
            const Cell& cell = target.figure.cell;
            if (cell.part != first.part || cell.row != first.row) return false;
            row.push_back(target);
            return true;
        });
        if (auto good = setRow(model, row, locks); !good) return good;
    }
    return {};
}

tl::unexpected<Error> outOfRange(const Target& target, const Model& model, double low, double high)
{
    Error error(SS_TEXT("engine", "\"{0}\" cannot be met: locks and zeros leave from {1} to {2}"),
                messageOf(target, model), valueText(target.figure, low), valueText(target.figure, high));
    return fail(error.advise(SS_TEXT("engine", "Unlock more cells, or ask for less of a change")));
}

tl::unexpected<Error> contradiction(const std::vector<Target>& targets, const Model& model)
{
    return fail(
        Error(SS_TEXT("engine", "These targets contradict each other under the locks: {0}"), messageOf(targets, model))
            .advise(SS_TEXT("engine", "Leave one of them out, or unlock more cells")));
}

} // namespace sessionsmith::hmm
