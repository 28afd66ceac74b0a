// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/behaviourmodel.h"
#include "widgets/common/actioncolours.h"

#include <QObject>
#include <QUndoStack>

#include <optional>

namespace sessionsmith::widgets {

/// The distributions of a model that a person edits. End has one value a state and is no distribution over the states.
enum class Part { Initial, Transition, Emission, End };

/// The behaviour model that is open, and its history. Every change is a named command; rows stay distributions. A
/// gesture (a drag, a run of the wheel) is one command however many values it passes through.
class ModelDocument : public QObject
{
    Q_OBJECT
public:
    explicit ModelDocument(QObject* parent = nullptr);

    const synthesis::BehaviourModel& model() const { return m_model; }
    const hmm::Model& hmm() const { return m_model.hmm; }
    QUndoStack* undoStack() const { return m_undo; }
    bool isEdited() const { return !m_undo->isClean(); }

    /// Shows another model: the history begins anew. `edited`: it differs from what is saved.
    void open(synthesis::BehaviourModel model, bool edited = false);
    /// The same as an edit named `what`.
    void replace(synthesis::BehaviourModel model, const QString& what);
    void markSaved() { m_undo->setClean(); }

    int rowCount(Part part) const;
    int columnCount(Part part) const;
    double value(Part part, int row, int column) const;
    hmm::Vector row(Part part, int row) const;
    QString rowName(Part part, int row) const;
    QString columnName(Part part, int column) const;
    /// The same action or state has the same colour everywhere.
    QColor rowColour(int state) const { return m_stateColours[state]; }
    QColor columnColour(Part part, int column) const;
    const ActionColours& actionColours() const { return m_actionColours; }

    /// Sets one probability (clamped to 0 ... 1); the others of its row keep their proportions.
    void setValue(Part part, int row, int column, double value);
    /// Moves the border between `column` and the next one so that `column` becomes `value`; the others stay.
    void moveBorder(Part part, int row, int column, double value);

    /// Until endGesture() or cancelGesture() all changes of this row are one command, each reckoned from the values at
    /// its beginning.
    void beginGesture(Part part, int row);
    void endGesture() { m_gesture.reset(); }
    /// Takes the gesture back, out of the history too.
    void cancelGesture();
    bool inGesture() const { return m_gesture.has_value(); }
    /// The row as it was when the gesture began.
    const hmm::Vector& gestureStart() const { return m_gesture->start; }

Q_SIGNALS:
    void rowChanged(sessionsmith::widgets::Part part, int row);
    void replaced(); ///< another model: names and sizes may differ
    void changed();  ///< after either of them

private:
    friend class ChangeRow;
    friend class ReplaceModel;
    struct Gesture
    {
        Part part;
        int row;
        hmm::Vector start;
        int id;
    };

    hmm::Vector startingRow(Part part, int row) const;
    void pushRow(Part part, int row, hmm::Vector values, const QString& what);
    void applyRow(Part part, int row, const hmm::Vector& values);
    void applyModel(const synthesis::BehaviourModel& model);
    QString editName(Part part, int row, int column) const;

    synthesis::BehaviourModel m_model;
    ActionColours m_stateColours, m_actionColours;
    QUndoStack* m_undo;
    std::optional<Gesture> m_gesture;
    int m_gestureCount = 0;
};

} // namespace sessionsmith::widgets
