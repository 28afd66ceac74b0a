// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modeldocument.h"

#include "engine/tuning/edits.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/modelcommands.h"
#include "widgets/common/texts.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace sessionsmith::widgets {

namespace {

hmm::Vector rowOf(const hmm::Model& model, Part part, int row)
{
    switch (part) {
    case Part::Initial:
        return model.initial;
    case Part::Transition:
        return model.transition.row(row).transpose();
    case Part::Emission:
        return model.emission.row(row).transpose();
    case Part::End:
        return model.end.segment(row, 1);
    }
    return {};
}

void setRow(hmm::Model& model, Part part, int row, const hmm::Vector& values)
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
        model.end(row) = values(0);
        break;
    }
}

} // namespace

ModelDocument::ModelDocument(QObject* parent) : QObject(parent), m_undo(new QUndoStack(this))
{
    applyModel({hmm::ecommerceTemplate(), {}, {}});
}

void ModelDocument::open(synthesis::BehaviourModel model, bool edited, hmm::Locks locks)
{
    m_gesture.reset();
    m_undo->clear();
    m_locks = std::move(locks);
    if (edited) m_undo->resetClean();
    applyModel(model);
}

void ModelDocument::replace(synthesis::BehaviourModel model, Wording what)
{
    m_gesture.reset();
    m_undo->push(new ReplaceModel(*this, std::move(model), std::nullopt, std::move(what)));
}

int ModelDocument::editsSinceSaved() const
{
    const int saved = m_undo->cleanIndex(); // -1: not among the edits of now
    return saved < 0 ? m_undo->index() + 1 : std::abs(m_undo->index() - saved);
}

void ModelDocument::retranslate()
{
    // The stack gives its commands away as const, for their work is done; their names are not.
    for (int i = 0; i < m_undo->count(); ++i)
        static_cast<ModelCommand*>(const_cast<QUndoCommand*>(m_undo->command(i)))->retranslate();
    Q_EMIT m_undo->undoTextChanged(m_undo->undoText());
    Q_EMIT m_undo->redoTextChanged(m_undo->redoText());
}

int ModelDocument::rowCount(Part part) const
{
    return part == Part::Initial ? 1 : hmm().stateCount();
}

int ModelDocument::columnCount(Part part) const
{
    switch (part) {
    case Part::Emission:
        return hmm().actionCount();
    case Part::End:
        return hmm().hasEnd() ? 1 : 0;
    default:
        return hmm().stateCount();
    }
}

hmm::Vector ModelDocument::row(Part part, int row) const
{
    return rowOf(hmm(), part, row);
}

double ModelDocument::value(Part part, int row, int column) const
{
    switch (part) {
    case Part::Initial:
        return hmm().initial(column);
    case Part::Transition:
        return hmm().transition(row, column);
    case Part::Emission:
        return hmm().emission(row, column);
    case Part::End:
        return hmm().end(row);
    }
    return 0;
}

QString ModelDocument::rowName(Part part, int row) const
{
    return part == Part::Initial ? tr("initial") : actionWord(hmm().states[std::size_t(row)]);
}

QString ModelDocument::columnName(Part part, int column) const
{
    if (part == Part::End) return tr("end");
    const auto& names = part == Part::Emission ? hmm().actions : hmm().states;
    return actionWord(names[std::size_t(column)]);
}

QColor ModelDocument::columnColour(Part part, int column) const
{
    return part == Part::Emission ? m_actionColours[column] : m_stateColours[column];
}

Wording ModelDocument::cellName(Part part, int row, int column) const
{
    // By name, for the state may be called otherwise or stand elsewhere when this is said.
    return [part, names = namesOf(hmm(), {part, row, column})] { return cellWords(part, names); };
}

Wording ModelDocument::editName(Part part, int row, int column) const
{
    return [cell = cellName(part, row, column)] { return tr("Set %1").arg(cell.text()); };
}

void ModelDocument::setValue(Part part, int row, int column, double value)
{
    if (!std::isfinite(value)) return;
    hmm::Vector values = startingRow(part, row);
    if (isLocked(part, row, column) && part == Part::End) {
        Q_EMIT refused(tr("%1 is locked: unlock it first").arg(cellName(part, row, column).text()));
        return;
    }
    if (part == Part::End) {
        values(0) = std::clamp(value, 0.0, 1.0);
    } else if (const auto set = hmm::setProbability(values, m_locks.row(part, row), column, value); !set) {
        Q_EMIT refused(translated(set.error()));
        return;
    }
    pushRow(part, row, std::move(values), editName(part, row, column));
}

void ModelDocument::moveBorder(Part part, int row, int column, double value)
{
    if (!std::isfinite(value) || column + 1 >= columnCount(part)) return;
    for (const int side : {column, column + 1})
        if (isLocked(part, row, side)) {
            Q_EMIT refused(tr("%1 is locked: unlock it first").arg(cellName(part, row, side).text()));
            return;
        }
    hmm::Vector values = startingRow(part, row);
    hmm::Vector pair(2); // the two neighbours, as a distribution of their own
    const double mass = values(column) + values(column + 1);
    if (mass <= 0) return;
    pair << values(column) / mass, values(column + 1) / mass;
    hmm::setProbability(pair, 0, value / mass);
    values(column) = pair(0) * mass;
    values(column + 1) = mass - values(column);
    pushRow(part, row, std::move(values), editName(part, row, column));
}

void ModelDocument::setLocked(Part part, int row, int column, bool locked)
{
    hmm::Locks locks = m_locks;
    locks.setLocked({part, row, column}, locked);
    setLocks(std::move(locks), [locked, cell = cellName(part, row, column)] {
        return (locked ? tr("Lock %1") : tr("Unlock %1")).arg(cell.text());
    });
}

void ModelDocument::setLocks(hmm::Locks locks, Wording what)
{
    if (locks != m_locks) m_undo->push(new ChangeLocks(*this, std::move(locks), std::move(what)));
}

/// The row with `values` from `column` on; nothing if no mass would be left in it.
std::optional<hmm::Vector> ModelDocument::rowWith(Part part, int row, int column, const hmm::Vector& values) const
{
    hmm::Vector result = this->row(part, row);
    const auto isGiven = [&](int j) { return j >= column && j < column + int(values.size()); };
    double freeMass = 0, given = 0, others = 0;
    std::vector<int> free;
    for (int j = 0; j < int(result.size()); ++j) {
        if (isLocked(part, row, j)) continue;
        free.push_back(j);
        freeMass += result(j);
        if (isGiven(j))
            given += values(j - column);
        else
            others += result(j);
    }
    if (free.empty() || freeMass <= 0) return result; // nothing of it can move
    const bool takesAll = given >= freeMass || others == 0;
    if (takesAll && given <= 0) return std::nullopt;
    for (const int j : free) {
        if (isGiven(j))
            result(j) = values(j - column) * (takesAll ? freeMass / given : 1);
        else
            result(j) *= takesAll ? 0 : (freeMass - given) / others;
    }
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
    for (Eigen::Index i = 0; i < block.rows(); ++i) {
        const auto next = rowWith(part, row + int(i), column, block.row(i).transpose());
        if (!next) {
            Q_EMIT refused(tr("Row %1 of what is pasted holds only zeros").arg(i + 1));
            return false;
        }
        setRow(changed, part, row + int(i), *next);
    }
    setProbabilities(changed, [rows = block.rows(), columns = block.cols()] {
        return tr("Paste %1 × %2 probabilities").arg(rows).arg(columns);
    });
    return true;
}

void ModelDocument::beginGesture(Part part, int row)
{
    m_gesture = Gesture{part, row, this->row(part, row), ++m_gestureCount};
}

void ModelDocument::cancelGesture()
{
    if (!m_gesture) return;
    pushRow(m_gesture->part, m_gesture->row, m_gesture->start, {});
    m_gesture.reset();
}

hmm::Vector ModelDocument::startingRow(Part part, int row) const
{
    if (m_gesture && m_gesture->part == part && m_gesture->row == row) return m_gesture->start;
    return this->row(part, row);
}

void ModelDocument::pushRow(Part part, int row, hmm::Vector values, Wording what)
{
    if (values == this->row(part, row)) return;
    m_undo->push(new ChangeRow(*this, part, row, std::move(values), std::move(what), m_gesture ? m_gesture->id : -1));
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

void ModelDocument::restructure(hmm::Model changed, const std::vector<int>& states, const std::vector<int>& actions,
                                Wording what)
{
    endGesture();
    synthesis::BehaviourModel model = m_model;
    model.hmm = std::move(changed);
    model.gaps = synthesis::remapped(m_model.gaps, states);
    m_undo->push(new ReplaceModel(*this, std::move(model), m_locks.remapped(states, actions), std::move(what)));
}

void ModelDocument::applyRow(Part part, int row, const hmm::Vector& values)
{
    setRow(m_model.hmm, part, row, values);
    Q_EMIT rowChanged(part, row);
    Q_EMIT changed();
}

void ModelDocument::applyLocks(const hmm::Locks& locks)
{
    m_locks = locks;
    Q_EMIT locksChanged();
}

void ModelDocument::applyModel(const synthesis::BehaviourModel& model)
{
    m_model = model;
    m_stateColours = ActionColours(hmm().states);
    m_actionColours = ActionColours(hmm().actions);
    Q_EMIT replaced();
    Q_EMIT changed();
}

} // namespace sessionsmith::widgets
