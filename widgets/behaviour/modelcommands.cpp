// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelcommands.h"

namespace sessionsmith::widgets {

ModelCommand::ModelCommand(Wording what, QUndoCommand* parent) : QUndoCommand(parent)
{
    rename(std::move(what));
}

void ModelCommand::rename(Wording what)
{
    m_what = std::move(what);
    retranslate();
}

ChangeRow::ChangeRow(ModelDocument& document, Part part, int row, hmm::Vector values, Wording what, int gesture,
                     QUndoCommand* parent)
    : ModelCommand(std::move(what), parent), m_document(document), m_part(part), m_row(row),
      m_before(document.row(part, row)), m_after(std::move(values)), m_gesture(gesture)
{}

void ChangeRow::undo()
{
    m_document.endGesture(); // it was reckoned from values that are no more
    m_document.applyRow(m_part, m_row, m_before);
}

bool ChangeRow::mergeWith(const QUndoCommand* other)
{
    const auto& later = static_cast<const ChangeRow&>(*other);
    if (later.m_part != m_part || later.m_row != m_row) return false;
    m_after = later.m_after;
    rename(later.name());
    // A gesture that came back to where it began leaves nothing to undo.
    setObsolete(m_after == m_before);
    return true;
}

ChangePlaces::ChangePlaces(ModelDocument& document, DiagramPlaces places, Wording what, bool merge)
    : ModelCommand(std::move(what)), m_document(document), m_before(document.places()), m_after(std::move(places)),
      m_merge(merge)
{}

int ChangePlaces::id() const
{
    constexpr int ofPlaces = -2; // gestures, which merge too, have numbers from 1 on
    return m_merge ? ofPlaces : -1;
}

bool ChangePlaces::mergeWith(const QUndoCommand* other)
{
    if (other->text() != text()) return false; // another state, or all of them
    m_after = static_cast<const ChangePlaces&>(*other).m_after;
    setObsolete(m_after == m_before);
    return true;
}

ChangeParts::ChangeParts(ModelDocument& document, synthesis::GeneratorParts parts, Wording what, int gesture)
    : ModelCommand(std::move(what)), m_document(document), m_before(synthesis::partsOf(document.model())),
      m_after(std::move(parts)), m_gesture(gesture)
{}

int ChangeParts::id() const
{
    constexpr int ofParts = -1'000; // gestures on rows, which merge too, have numbers from 1 on
    return m_gesture < 0 ? -1 : ofParts - m_gesture;
}

bool ChangeParts::mergeWith(const QUndoCommand* other)
{
    const auto& later = static_cast<const ChangeParts&>(*other);
    m_after = later.m_after;
    rename(later.name());
    setObsolete(m_after == m_before);
    return true;
}

ReplaceModel::ReplaceModel(ModelDocument& document, synthesis::BehaviourModel model, hmm::Locks locks,
                           ModelColours colours, Wording what, SideEffect effect)
    : ModelCommand(std::move(what)), m_document(document), m_before(document.model()), m_after(std::move(model)),
      m_locksBefore(document.locks()), m_locksAfter(std::move(locks)), m_coloursBefore(document.m_colours),
      m_coloursAfter(std::move(colours)), m_effect(std::move(effect))
{}

void ReplaceModel::undo()
{
    m_document.m_locks = m_locksBefore;
    m_document.applyModel(m_before, m_coloursBefore);
    if (m_effect.undo) m_effect.undo();
}

void ReplaceModel::redo()
{
    m_document.m_locks = m_locksAfter;
    m_document.applyModel(m_after, m_coloursAfter);
    if (m_effect.redo) m_effect.redo();
}

} // namespace sessionsmith::widgets
