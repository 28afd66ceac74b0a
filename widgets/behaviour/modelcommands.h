// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"

#include <QUndoCommand>

namespace sessionsmith::widgets {

/// A command whose name follows the language; a whole of others where they are made with it as their parent.
class ModelCommand : public QUndoCommand
{
public:
    explicit ModelCommand(Wording what, QUndoCommand* parent = nullptr);
    const Wording& name() const { return m_what; }
    void rename(Wording what);
    virtual bool changesModel() const { return true; } ///< not only what is kept beside it
    /// Says the name in the language of now.
    void retranslate() { setText(m_what.text()); }

private:
    Wording m_what;
};

/// Another distribution in one row. Both are kept whole, so that undo gives back the same bits.
class ChangeRow : public ModelCommand
{
public:
    /// `gesture`: commands with the same one merge; -1 for none.
    ChangeRow(ModelDocument& document, Part part, int row, hmm::Vector values, Wording what, int gesture,
              QUndoCommand* parent = nullptr);
    void undo() override;
    void redo() override { m_document.applyRow(m_part, m_row, m_after); }
    int id() const override { return m_gesture; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ModelDocument& m_document;
    Part m_part;
    int m_row;
    hmm::Vector m_before, m_after;
    int m_gesture;
};

/// Other cells locked. The model stays as it is.
class ChangeLocks : public ModelCommand
{
public:
    ChangeLocks(ModelDocument& document, hmm::Locks locks, Wording what)
        : ModelCommand(std::move(what)), m_document(document), m_before(document.locks()), m_after(std::move(locks))
    {}
    void undo() override { m_document.applyLocks(m_before); }
    void redo() override { m_document.applyLocks(m_after); }
    bool changesModel() const override { return false; }

private:
    ModelDocument& m_document;
    hmm::Locks m_before, m_after;
};

/// The states elsewhere in the diagram. The model stays as it is.
class ChangePlaces : public ModelCommand
{
public:
    ChangePlaces(ModelDocument& document, DiagramPlaces places, Wording what, bool merge);
    void undo() override { m_document.applyPlaces(m_before); }
    void redo() override { m_document.applyPlaces(m_after); }
    bool changesModel() const override { return false; }
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    ModelDocument& m_document;
    DiagramPlaces m_before, m_after;
    bool m_merge;
};

/// Other parts beyond the hidden Markov model, kept whole too.
class ChangeParts : public ModelCommand
{
public:
    /// `gesture`: commands with the same one merge; -1 for none.
    ChangeParts(ModelDocument& document, synthesis::GeneratorParts parts, Wording what, int gesture);
    void undo() override { m_document.applyParts(m_before); }
    void redo() override { m_document.applyParts(m_after); }
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    ModelDocument& m_document;
    synthesis::GeneratorParts m_before, m_after;
    int m_gesture;
};

/// Another model altogether, or one with other states and actions.
class ReplaceModel : public ModelCommand
{
public:
    ReplaceModel(ModelDocument& document, synthesis::BehaviourModel model, hmm::Locks locks, ModelColours colours,
                 Wording what, SideEffect effect = {});
    void undo() override;
    void redo() override;

private:
    ModelDocument& m_document;
    synthesis::BehaviourModel m_before, m_after;
    hmm::Locks m_locksBefore, m_locksAfter;
    ModelColours m_coloursBefore, m_coloursAfter;
    SideEffect m_effect;
};

} // namespace sessionsmith::widgets
