// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"
#include "engine/hmm/mixture.h"
#include "engine/synthesis/generatorparts.h"
#include "widgets/behaviour/diagramplaces.h"
#include "widgets/behaviour/modelcolours.h"
#include "widgets/common/wording.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace sessionsmith::widgets {

/// The distributions of a model that a person edits. End has one value a state and is no distribution over the states.
using Part = hmm::Cell::Part;

/// What is kept beside a model and is no part of it.
struct ModelNotes
{
    hmm::Locks locks;
    DiagramPlaces places;
    ModelColours colours;

    bool operator==(const ModelNotes&) const = default;
};

/// What an edit does beside the model, and what takes it back.
struct SideEffect
{
    std::function<void()> redo, undo;
};

/// The behaviour model that is open, and its history. Every change is a named command; rows stay distributions. A
/// gesture (a drag, a run of the wheel) is one command however many values it passes through.
class ModelDocument : public QObject
{
    Q_OBJECT
public:
    explicit ModelDocument(QObject* parent = nullptr);

    const synthesis::BehaviourModel& model() const { return m_model; }
    const hmm::Model& hmm() const { return m_model.hmm; }
    static constexpr int mostEdits = 1000; ///< of a history: older ones are forgotten
    QUndoStack* undoStack() const { return m_undo.get(); }
    /// Whether the model differs from what is saved; locks and places in the diagram are no part of it.
    bool isEdited() const { return editsSinceSaved() > 0; }
    int editsSinceSaved() const; ///< of the model: those before it was opened count as one

    /// Shows another model, and gives away the history of the one before. `edited`: it differs from what is saved.
    /// `notes`: by default no locks, no places, the colours of its names. `history`: its own from when it was shown
    /// last, just as it is now; without one it begins anew.
    std::unique_ptr<QUndoStack> open(synthesis::BehaviourModel model, bool edited = false,
                                     std::optional<ModelNotes> notes = {}, std::unique_ptr<QUndoStack> history = {});
    /// Takes over another model as an edit named `what`. It keeps the locks where it has the same states and actions.
    void replace(synthesis::BehaviourModel model, Wording what, SideEffect effect = {});
    ModelNotes notes() const { return {m_locks, m_places, m_colours}; }
    void markSaved();
    /// Says the names of all edits in the language of now.
    void retranslate();

    int rowCount(Part part) const;
    int columnCount(Part part) const;
    double value(Part part, int row, int column) const;
    hmm::Vector row(Part part, int row) const;
    QString rowName(Part part, int row) const;
    QString columnName(Part part, int column) const;
    /// The same where room is short: a state without the name of its persona.
    QString shortRowName(Part part, int row) const;
    QString shortColumnName(Part part, int column) const;
    /// An action or a state has the same colour everywhere on the page, and keeps it under another name.
    QColor rowColour(int state) const { return m_colours.states[state]; }
    QColor columnColour(Part part, int column) const;
    const ActionColours& stateColours() const { return m_colours.states; }
    const ActionColours& actionColours() const { return m_colours.actions; }

    /// What the model is a mixture of; one where it is none.
    const std::vector<hmm::Persona>& personas() const;
    QString personaName(int persona) const;
    int personaOf(int state) const;
    /// Lightness steps of a hue that no action has, so that a persona is not taken for one.
    QColor personaColour(int persona) const;

    /// What a log said of each cell, matched to the states and actions of now; nothing where there was no fit.
    const hmm::Evidence* evidence() const { return m_evidence ? &*m_evidence : nullptr; }
    /// Whether the value of a cell lies beyond what chance explains of the log.
    bool contradictsLog(const hmm::Cell& cell) const;
    int contradictions() const; ///< how many cells do

    /// Locked cells keep their values whatever else changes. Locking is an edit with a name, but no part of the model.
    const hmm::Locks& locks() const { return m_locks; }
    bool isLocked(Part part, int row, int column) const { return m_locks.isLocked({part, row, column}); }
    void setLocked(Part part, int row, int column, bool locked);
    void setLocks(hmm::Locks locks, Wording what);

    /// Where a person put the states in the diagram; nothing before. An edit with a name, no part of the model either.
    const DiagramPlaces& places() const { return m_places; }
    /// `merge`: with the edit before, if it was one of the same name and kind.
    void setPlaces(DiagramPlaces places, Wording what, bool merge = false);

    /// Sets one probability, or as much of it as the locks leave, and says so with refused() outside of a gesture; the
    /// free others of its row keep their proportions.
    void setValue(Part part, int row, int column, double value);
    /// Moves the border between `column` and the next one so that `column` becomes `value`; the others stay.
    void moveBorder(Part part, int row, int column, double value);

    /// Takes over a whole row, which must be a distribution; part of a gesture where there is one.
    void setRow(Part part, int row, hmm::Vector values, Wording what);

    /// Sets the cells of `block` from (row, column) on, as one edit. In each row they share with the other free cells
    /// what the locks leave: as much as they say, at most all of it, and all of it where no other cell is free. False,
    /// with refused(), if the block reaches beyond the matrix, leaves a row without any mass, or if locks hold all of
    /// its cells; refused() tells of rows in which they do, too.
    bool setBlock(Part part, int row, int column, const hmm::Matrix& block);

    /// Takes over all probabilities of a model with the same states and actions, as one edit.
    void setProbabilities(const hmm::Model& changed, Wording what);
    /// Another set of states and actions, as one edit: `states[i]` is the former index of the state that is now i, -1
    /// where it is new; `actions` the same. Locks follow, and so do gaps, unless there are others.
    void restructure(hmm::Model changed, const std::vector<int>& states, const std::vector<int>& actions, Wording what,
                     std::optional<synthesis::GapSettings> gaps = {});

    /// Takes over what lies beyond the hidden Markov model, valid for its states and actions. `gesture`: with the edit
    /// before, if it was one of the same number; -1: never.
    void setParts(synthesis::GeneratorParts parts, Wording what, int gesture = -1);

    /// Until endGesture() or cancelGesture() all changes of this row are one command, each reckoned from the values at
    /// its beginning. Undo and another model end it. Gives its number, which no other gesture has.
    int beginGesture(Part part, int row);
    void endGesture() { m_gesture.reset(); }
    /// Takes the gesture back, out of the history too.
    void cancelGesture();
    /// Whether that gesture goes on: whoever began it lets go once it does not.
    bool inGesture(int number) const { return m_gesture && m_gesture->id == number; }
    /// The row as it was when a gesture on it began, else as it is: what changes of it are reckoned from.
    hmm::Vector startingRow(Part part, int row) const;

Q_SIGNALS:
    void rowChanged(sessionsmith::widgets::Part part, int row);
    void aboutToBeReplaced(); ///< what belongs to a state or an action of now has to be given up
    void replaced();          ///< another model: names and sizes may differ
    void locksChanged();
    void placesChanged();
    void partsChanged();              ///< what lies beyond the hidden Markov model
    void refused(const QString& why); ///< an edit that the locks do not allow
    void changed();                   ///< after either of them
    void editedChanged();             ///< isEdited()
    void historyChanged();            ///< undoStack() is another one

private:
    friend class ChangeRow;
    friend class ReplaceModel;
    friend class ChangeLocks;
    friend class ChangePlaces;
    friend class ChangeParts;
    struct Gesture
    {
        Part part;
        int row;
        hmm::Vector start;
        int id;
    };

    std::shared_ptr<const hmm::Evidence> evidenceAfter(const hmm::Model& changed, const std::vector<int>& states,
                                                       const std::vector<int>& actions) const;
    std::optional<hmm::Vector> rowWith(Part part, int row, int column, const hmm::Vector& values) const;
    QString shortStateName(int state) const;
    void applyRow(Part part, int row, const hmm::Vector& values);
    void applyModel(const synthesis::BehaviourModel& model, const ModelColours& colours);
    std::unique_ptr<QUndoStack> newHistory();
    void followEdited();
    void applyLocks(const hmm::Locks& locks);
    void applyPlaces(const DiagramPlaces& places);
    void applyParts(const synthesis::GeneratorParts& parts);
    /// "browse → click", of whatever part.
    Wording cellName(Part part, int row, int column) const;
    Wording editName(Part part, int row, int column) const;

    synthesis::BehaviourModel m_model;
    mutable std::vector<hmm::Persona> m_personas; ///< empty: to be read off the model again
    std::optional<hmm::Evidence> m_evidence;      ///< that of the model, matched to it
    hmm::Locks m_locks;
    DiagramPlaces m_places;
    ModelColours m_colours;
    std::unique_ptr<QUndoStack> m_undo;
    bool m_wasEdited = false; ///< as editedChanged() told last
    std::optional<Gesture> m_gesture;
    int m_gestureCount = 0;
};

} // namespace sessionsmith::widgets
