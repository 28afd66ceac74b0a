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

/// Another model altogether: after a fit or an import.
class ReplaceModel : public QUndoCommand
{
public:
    ReplaceModel(ModelDocument& document, synthesis::BehaviourModel model, const QString& what);
    void undo() override { m_document.applyModel(m_before); }
    void redo() override { m_document.applyModel(m_after); }

private:
    ModelDocument& m_document;
    synthesis::BehaviourModel m_before, m_after;
};

} // namespace sessionsmith::widgets
