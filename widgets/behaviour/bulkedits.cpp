// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the model document that take many cells at once.
#include "engine/tuning/edits.h"
#include "widgets/behaviour/modelcommands.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/modelrows.h"

#include <algorithm>
#include <map>
#include <memory>

namespace sessionsmith::widgets {

/// The row with `values` from `column` on; nothing if no mass would be left in it.
std::optional<hmm::Vector> ModelDocument::rowWith(Part part, int row, int column, const hmm::Vector& values) const
{
    hmm::Vector result = this->row(part, row);
    double freeMass = 0, asked = 0, left = 0;
    std::vector<int> given, others, free;
    for (int j = 0; j < int(result.size()); ++j) {
        if (isLocked(part, row, j)) continue;
        free.push_back(j);
        freeMass += result(j);
        if (j >= column && j < column + int(values.size())) {
            given.push_back(j);
            result(j) = values(j - column);
            asked += result(j);
        } else {
            others.push_back(j);
            left += result(j);
        }
    }
    if (given.empty() || freeMass <= 0) return this->row(part, row); // nothing of it can move
    const bool takesAll = asked >= freeMass || left == 0;
    if (takesAll && asked <= 0) return std::nullopt;
    hmm::scaleTo(result, takesAll ? given : others, takesAll ? freeMass : freeMass - asked);
    if (takesAll)
        for (const int j : others)
            result(j) = 0;
    hmm::settleSum(result, free);
    return result;
}

bool ModelDocument::setBlock(Part part, int row, int column, const hmm::Matrix& block)
{
    if (row + block.rows() > rowCount(part) || column + block.cols() > columnCount(part)) {
        Q_EMIT refused(tr("What is pasted has %1 × %2 cells: from here on there is room for %3 × %4")
                           .arg(block.rows())
                           .arg(block.cols())
                           .arg(rowCount(part) - row)
                           .arg(columnCount(part) - column));
        return false;
    }
    hmm::Model changed = hmm();
    int held = 0; // rows in which the locks leave nothing to change
    for (Eigen::Index i = 0; i < block.rows(); ++i) {
        const auto next = rowWith(part, row + int(i), column, block.row(i).transpose());
        if (!next) {
            Q_EMIT refused(tr("Row %1 of what is pasted holds only zeros").arg(i + 1));
            return false;
        }
        const hmm::Vector now = this->row(part, row + int(i));
        if (*next == now && !m_locks.row(part, row + int(i)).isEmpty() &&
            block.row(i).transpose() != now.segment(column, block.cols()))
            ++held;
        widgets::setRow(changed, part, row + int(i), *next);
    }
    if (held == block.rows()) {
        Q_EMIT refused(tr("Locked cells leave no room for what is pasted: unlock some of them first"));
        return false;
    }
    setProbabilities(changed, [rows = block.rows(), columns = block.cols()] {
        return tr("Paste %1 × %2 probabilities").arg(rows).arg(columns);
    });
    if (held > 0) Q_EMIT refused(tr("%n row(s) stayed as they were: their cells are locked", "", held));
    return true;
}

void ModelDocument::setProbabilities(const hmm::Model& changed, Wording what)
{
    endGesture();
    auto whole = std::make_unique<ModelCommand>(std::move(what));
    const auto add = [&](Part part, int row) {
        hmm::Vector values = rowOf(changed, part, row);
        if (values != this->row(part, row)) new ChangeRow(*this, part, row, std::move(values), {}, -1, whole.get());
    };
    add(Part::Initial, 0);
    for (int state = 0; state < hmm().stateCount(); ++state) {
        add(Part::Transition, state);
        add(Part::Emission, state);
        if (hmm().hasEnd()) add(Part::End, state);
    }
    if (whole->childCount() > 0) m_undo->push(whole.release());
}

namespace {

/// The new names of what was only given another one.
std::map<std::string, std::string> renamings(const std::vector<std::string>& before,
                                             const std::vector<std::string>& after, const std::vector<int>& origins)
{
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < after.size(); ++i)
        if (origins[i] >= 0 && std::ranges::find(after, before[std::size_t(origins[i])]) == after.end())
            names[before[std::size_t(origins[i])]] = after[i];
    return names;
}

/// Where a cell of the model stood before.
std::optional<hmm::Cell> originOf(const hmm::Cell& cell, const std::vector<int>& states,
                                  const std::vector<int>& actions)
{
    const auto& columns = cell.part == Part::Emission ? actions : states;
    const int row = cell.part == Part::Initial ? 0 : states[std::size_t(cell.row)];
    const int column = cell.part == Part::End ? 0 : columns[std::size_t(cell.column)];
    return row < 0 || column < 0 ? std::nullopt : std::optional(hmm::Cell{cell.part, row, column});
}

} // namespace

/// What the log says of a model with other states and actions: names follow, and where the change itself took a
/// probability away from the log (two states became one), it says nothing any more.
std::shared_ptr<const hmm::Evidence> ModelDocument::evidenceAfter(const hmm::Model& changed,
                                                                  const std::vector<int>& states,
                                                                  const std::vector<int>& actions) const
{
    if (!m_evidence) return nullptr;
    auto evidence = std::make_shared<hmm::Evidence>(m_evidence
                                                        ->renamed(renamings(hmm().states, changed.states, states),
                                                                  renamings(hmm().actions, changed.actions, actions))
                                                        .matchedTo(changed));
    hmm::forEachCell(changed, [&](const hmm::Cell& cell) {
        if (!evidence->speaksAgainst(cell, hmm::probabilityOf(changed, cell))) return;
        const auto origin = originOf(cell, states, actions);
        if (!origin || !contradictsLog(*origin)) evidence->forget(cell);
    });
    return evidence;
}

void ModelDocument::restructure(hmm::Model changed, const std::vector<int>& states, const std::vector<int>& actions,
                                Wording what, std::optional<synthesis::GapSettings> gaps)
{
    endGesture();
    synthesis::BehaviourModel model = m_model;
    model.evidence = evidenceAfter(changed, states, actions);
    ModelColours colours = m_colours.followed(changed, states, actions);
    model.hmm = std::move(changed);
    model.revisits = synthesis::remapped(m_model.revisits, actions);
    model.gaps = gaps ? std::move(*gaps) : synthesis::remapped(m_model.gaps, states);
    m_undo->push(new ReplaceModel(*this, std::move(model), m_locks.remapped(states, actions), std::move(colours),
                                  std::move(what)));
}

} // namespace sessionsmith::widgets
