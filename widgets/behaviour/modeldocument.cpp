// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modeldocument.h"

#include "engine/tuning/edits.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/modelcommands.h"
#include "widgets/behaviour/modelrows.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

ModelDocument::ModelDocument(QObject* parent) : QObject(parent), m_undo(newHistory())
{
    const hmm::Model model = hmm::ecommerceTemplate();
    applyModel({model, {}, {}}, ModelColours::of(model));
}

std::unique_ptr<QUndoStack> ModelDocument::newHistory()
{
    auto history = std::make_unique<QUndoStack>();
    history->setUndoLimit(mostEdits);
    connect(history.get(), &QUndoStack::indexChanged, this, &ModelDocument::followEdited);
    return history;
}

std::unique_ptr<QUndoStack> ModelDocument::open(synthesis::BehaviourModel model, bool edited,
                                                std::optional<ModelNotes> notes, std::unique_ptr<QUndoStack> history)
{
    const bool isNew = !history;
    auto before = std::exchange(m_undo, isNew ? newHistory() : std::move(history));
    if (isNew && edited) m_undo->resetClean();
    if (!notes) notes = ModelNotes{{}, {}, ModelColours::of(model.hmm)};
    m_locks = std::move(notes->locks);
    m_places = std::move(notes->places);
    applyModel(model, notes->colours);
    retranslate(); // the language may have changed since
    followEdited();
    Q_EMIT historyChanged();
    return before;
}

void ModelDocument::replace(synthesis::BehaviourModel model, Wording what, SideEffect effect)
{
    endGesture();
    const bool isAlike = hmm().states == model.hmm.states && hmm().actions == model.hmm.actions;
    ModelColours colours = m_colours.matched(hmm(), model.hmm);
    m_undo->push(new ReplaceModel(*this, std::move(model), isAlike ? m_locks : hmm::Locks(), std::move(colours),
                                  std::move(what), std::move(effect)));
}

int ModelDocument::editsSinceSaved() const
{
    const int saved = m_undo->cleanIndex(); // -1: not among the edits of now
    int count = saved < 0 ? 1 : 0;
    for (int i = std::min(std::max(saved, 0), m_undo->index()); i < std::max(saved, m_undo->index()); ++i)
        if (static_cast<const ModelCommand*>(m_undo->command(i))->changesModel()) ++count;
    return count;
}

void ModelDocument::markSaved()
{
    m_undo->setClean();
    followEdited();
}

void ModelDocument::followEdited()
{
    if (std::exchange(m_wasEdited, isEdited()) != m_wasEdited) Q_EMIT editedChanged();
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

QString ModelDocument::shortStateName(int state) const
{
    if (personas().size() < 2) return actionWord(hmm().states[std::size_t(state)]);
    const hmm::Persona& persona = personas()[std::size_t(personaOf(state))];
    const auto place = std::ranges::lower_bound(persona.states, state) - persona.states.begin();
    return actionWord(persona.model.states[std::size_t(place)]);
}

QString ModelDocument::shortRowName(Part part, int row) const
{
    return part == Part::Initial ? rowName(part, row) : shortStateName(row);
}

QString ModelDocument::shortColumnName(Part part, int column) const
{
    return part == Part::Emission || part == Part::End ? columnName(part, column) : shortStateName(column);
}

QColor ModelDocument::columnColour(Part part, int column) const
{
    return part == Part::Emission ? m_colours.actions[column] : m_colours.states[column];
}

const std::vector<hmm::Persona>& ModelDocument::personas() const
{
    if (m_personas.empty()) m_personas = hmm::personasOf(hmm());
    return m_personas;
}

QString ModelDocument::personaName(int persona) const
{
    const std::string& name = personas()[std::size_t(persona)].name;
    return name.empty() ? actionWord("persona " + std::to_string(persona + 1)) : actionWord(name);
}

int ModelDocument::personaOf(int state) const
{
    const auto found = std::ranges::find_if(
        personas(), [state](const hmm::Persona& persona) { return std::ranges::binary_search(persona.states, state); });
    return int(found - personas().begin());
}

QColor ModelDocument::personaColour(int persona) const
{
    constexpr double hue = 262 / 360.0;
    const bool isDark = Theme::instance().isDark();
    const double darkest = isDark ? 0.46 : 0.34, lightest = isDark ? 0.85 : 0.76;
    const auto steps = std::max<std::size_t>(1, personas().size() - 1);
    return QColor::fromHslF(hue, 0.38F, float(darkest + (lightest - darkest) * persona / double(steps)));
}

bool ModelDocument::contradictsLog(const hmm::Cell& cell) const
{
    return m_evidence && m_evidence->speaksAgainst(cell, value(cell.part, cell.row, cell.column));
}

int ModelDocument::contradictions() const
{
    int count = 0;
    if (m_evidence) hmm::forEachCell(hmm(), [&](const hmm::Cell& cell) { count += contradictsLog(cell); });
    return count;
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
    value = std::clamp(value, 0.0, 1.0);
    if (part == Part::End) {
        values(0) = value;
    } else if (const auto set = hmm::setProbability(values, m_locks.row(part, row), column, value); !set) {
        Q_EMIT refused(translated(set.error()));
        return;
    }
    const double got = values(part == Part::End ? 0 : column);
    setRow(part, row, std::move(values), editName(part, row, column));
    constexpr double visible = 1e-9;
    if (!m_gesture && got < value - visible) // whoever drags sees where it stops
        Q_EMIT refused(tr("%1 has %2 now: the locked cells of the row leave no more")
                           .arg(cellName(part, row, column).text(), formatPercent(got, 1)));
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
    setRow(part, row, std::move(values), editName(part, row, column));
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

void ModelDocument::setPlaces(DiagramPlaces places, Wording what, bool merge)
{
    if (places != m_places) m_undo->push(new ChangePlaces(*this, std::move(places), std::move(what), merge));
}

void ModelDocument::setParts(synthesis::GeneratorParts parts, Wording what, int gesture)
{
    if (parts != synthesis::partsOf(m_model))
        m_undo->push(new ChangeParts(*this, std::move(parts), std::move(what), gesture));
}

int ModelDocument::beginGesture(Part part, int row)
{
    m_gesture = Gesture{part, row, this->row(part, row), ++m_gestureCount};
    return m_gesture->id;
}

void ModelDocument::cancelGesture()
{
    if (!m_gesture) return;
    setRow(m_gesture->part, m_gesture->row, m_gesture->start, {});
    m_gesture.reset();
}

hmm::Vector ModelDocument::startingRow(Part part, int row) const
{
    if (m_gesture && m_gesture->part == part && m_gesture->row == row) return m_gesture->start;
    return this->row(part, row);
}

void ModelDocument::setRow(Part part, int row, hmm::Vector values, Wording what)
{
    if (values == this->row(part, row)) return;
    m_undo->push(new ChangeRow(*this, part, row, std::move(values), std::move(what), m_gesture ? m_gesture->id : -1));
}

void ModelDocument::applyRow(Part part, int row, const hmm::Vector& values)
{
    widgets::setRow(m_model.hmm, part, row, values);
    m_personas.clear();
    Q_EMIT rowChanged(part, row);
    Q_EMIT changed();
}

void ModelDocument::applyLocks(const hmm::Locks& locks)
{
    m_locks = locks;
    Q_EMIT locksChanged();
}

void ModelDocument::applyPlaces(const DiagramPlaces& places)
{
    m_places = places;
    Q_EMIT placesChanged();
}

void ModelDocument::applyParts(const synthesis::GeneratorParts& parts)
{
    synthesis::setParts(m_model, parts);
    Q_EMIT partsChanged();
    Q_EMIT changed();
}

void ModelDocument::applyModel(const synthesis::BehaviourModel& model, const ModelColours& colours)
{
    Q_EMIT aboutToBeReplaced();
    endGesture();
    m_model = model;
    m_personas.clear();
    m_evidence.reset();
    if (m_model.evidence) m_evidence = m_model.evidence->matchedTo(hmm());
    m_colours = colours;
    Q_EMIT replaced();
    Q_EMIT changed();
}

} // namespace sessionsmith::widgets
