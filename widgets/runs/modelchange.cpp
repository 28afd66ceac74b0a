// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/modelchange.h"

#include "engine/synthesis/behaviourmodel.h"
#include "engine/tuning/comparison.h"
#include "widgets/common/texts.h"

#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostWords = 4;
constexpr double leastDifference = 5e-4; // below, a cell shows no change

QString versionName(const store::ModelRecord& model)
{
    return QStringLiteral("%1 · v%2").arg(text(model.name)).arg(model.version);
}

/// "browse → click": a cell by its names.
QString cellName(const hmm::Model& model, const hmm::Cell& cell)
{
    const auto state = [&](int i) { return actionWord(model.states[std::size_t(i)]); };
    switch (cell.part) {
    case hmm::Cell::Part::Initial:
        return QStringLiteral("⟶ %1").arg(state(cell.column));
    case hmm::Cell::Part::Transition:
        return QStringLiteral("%1 → %2").arg(state(cell.row), state(cell.column));
    case hmm::Cell::Part::Emission:
        return QStringLiteral("%1: %2").arg(state(cell.row), actionWord(model.actions[std::size_t(cell.column)]));
    case hmm::Cell::Part::End:
        return QStringLiteral("%1 → ■").arg(state(cell.row));
    }
    return {};
}

} // namespace

std::optional<ModelChange> changeBetween(const store::ModelRecord& before, const store::ModelRecord& after)
{
    const auto first = synthesis::parseDocument(before.document, before.name),
               second = synthesis::parseDocument(after.document, after.name);
    if (!first || !second) return std::nullopt;
    const hmm::Comparison comparison = hmm::compare(first->hmm, second->hmm);
    const hmm::Model &one = comparison.before, &other = comparison.after;
    const auto states = Eigen::Index(other.states.size());
    if (states == 0) return std::nullopt;
    ModelChange change;
    change.before = versionName(before);
    change.after = versionName(after);
    change.difference.difference = other.transition - one.transition;
    change.difference.standardError = hmm::Matrix::Zero(states, states);
    change.difference.probability = hmm::Matrix::Ones(states, states);
    for (Eigen::Index row = 0; row < states; ++row)
        for (Eigen::Index column = 0; column < states; ++column)
            change.difference.beyondChance.push_back(std::abs(change.difference.difference(row, column)) >=
                                                     leastDifference);
    for (const std::string& state : other.states)
        change.states.append(actionWord(state));
    QStringList words;
    for (const hmm::Change& cell : hmm::largestChanges(one, other, mostWords))
        if (std::abs(cell.difference()) >= leastDifference)
            words.append(QStringLiteral("%1 %2 → %3")
                             .arg(cellName(other, cell.cell).toHtmlEscaped(), formatPercent(cell.before, 1),
                                  formatPercent(cell.after, 1)));
    change.words = words.join(QStringLiteral("<br>"));
    return change;
}

} // namespace sessionsmith::widgets
