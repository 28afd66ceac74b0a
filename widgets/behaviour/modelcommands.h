// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"

#include <QUndoCommand>

namespace sessionsmith::widgets {

/// Another distribution in one row. Both are kept whole, so that undo gives back the same bits.
class ChangeRow : public QUndoCommand
{
public:
    /// `gesture`: commands with the same one merge; -1 for none.
    ChangeRow(ModelDocument& document, Part part, int row, hmm::Vector values, const QString& what, int gesture);
    void undo() override { m_document.applyRow(m_part, m_row, m_before); }
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
class ChangeLocks : public QUndoCommand
{
public:
    ChangeLocks(ModelDocument& document, hmm::Locks locks, const QString& what)
        : QUndoCommand(what), m_document(document), m_before(document.locks()), m_after(std::move(locks))
    {}
    void undo() override { m_document.applyLocks(m_before); }
    void redo() override { m_document.applyLocks(m_after); }

private:
    ModelDocument& m_document;
    hmm::Locks m_before, m_after;
};

/// Another model altogether: after a fit or an import. Its locks are those of the old one where it has the same states
/// and actions, else none.
class ReplaceModel : public QUndoCommand
{
public:
    ReplaceModel(ModelDocument& document, synthesis::BehaviourModel model, const QString& what);
    void undo() override;
    void redo() override;

private:
    ModelDocument& m_document;
    synthesis::BehaviourModel m_before, m_after;
    hmm::Locks m_locksBefore, m_locksAfter;
};

} // namespace sessionsmith::widgets
