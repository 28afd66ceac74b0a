// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/workspace.h"
#include "widgets/behaviour/modeldocument.h"

#include <QTimer>

namespace sessionsmith::widgets {

/// Which model of the workspace the document shows, and the way there and back. In a workspace without any it is a new
/// one, which the first save gives a name. Edits that are not saved yet are kept
/// as a note of the workspace half a second after the last one, so that neither closing nor a crash loses them; opening
/// the model brings them back, and says so where it was not left in order. The locks of a model, its places in the
/// diagram and its colours are kept beside it in the same way. Of several windows that show a model the first one keeps
/// all this. While the window lives a model that gave way to another one keeps its history of edits too.
class OpenModel : public QObject
{
    Q_OBJECT
public:
    OpenModel(store::Workspace& workspace, ModelDocument& document, QObject* parent = nullptr);
    ~OpenModel() override;

    const std::string& name() const { return m_name; }
    int version() const { return m_version; }
    /// False: it is a new model that was never saved.
    bool isSaved() const { return !m_name.empty(); }
    bool isReadOnly() const { return m_workspace.isReadOnly(); }

    /// The model that was open last, else the first one; where there is none, a new one.
    Result<> openLast();
    /// With its unsaved edits, if there are any.
    Result<> open(const std::string& name);
    /// Saves a new model under `wanted` or the next free name and opens it.
    Result<> add(const synthesis::BehaviourModel& model, const std::string& wanted);
    /// Saves a version of what is shown; a new model gets a name. `note`: what a person says of it.
    Result<> save(const std::string& note = {});
    /// Back to the version that is saved, as an edit named `what`.
    Result<> revert(Wording what);
    /// A version that somebody else saved under this name, as an edit named `what`.
    Result<> take(const store::ModelRecord& record, Wording what, SideEffect effect = {});
    /// Writes the unsaved edits now.
    void keepWorkingCopy();
    /// There are unsaved edits that the workspace does not take.
    bool mayLoseEdits() const { return m_document.isEdited() && !m_isKept; }
    /// The edits so far are safe elsewhere: in a file.
    void markKept() { m_isKept = true; }

    /// Newest first, without their documents; none of a new model.
    Result<std::vector<store::ModelRecord>> versions() const;
    Result<synthesis::BehaviourModel> modelOf(const store::ModelRecord& version) const;
    /// Back to an older version, as an edit that is still to be saved.
    Result<> restore(const store::ModelRecord& version);
    Result<> setNote(store::Id version, const std::string& note);

    /// Errors: as for the workspace. The model stays open.
    Result<> rename(const std::string& name);
    /// Deletes the model and opens another one. Errors: something was made from it.
    Result<> remove();

    /// When the unsaved edits were written that are shown because the program ended before it could close the model.
    std::optional<Milliseconds> recoveredFrom() const { return m_recoveredFrom; }
    void keepRecovered();
    /// Back to what is saved, as an edit.
    Result<> discardRecovered();

Q_SIGNALS:
    void opened();
    void failed(const QString& text);  ///< once, until it is settled
    void settled(const QString& text); ///< what failed() said is over

private:
    /// A model as it was left, with the edits that led there.
    struct Left
    {
        std::string name;
        int version = 0;
        std::string content; ///< contentOf()
        bool isEdited = false;
        ModelNotes notes;
        std::unique_ptr<QUndoStack> history;

        bool isSame(const Left& other) const;
    };

    std::string noteKey() const { return "behaviour/working-copy/" + m_name; }
    std::string locksKey() const { return "behaviour/locks/" + m_name; }
    /// When the working copy was written; empty once the model was left in order.
    std::string autosavedKey() const { return "behaviour/autosaved/" + m_name; }
    void leave();
    /// Becomes the window that keeps the notes of the model, if no other one is.
    void claim();
    Result<std::string> workingCopy() const;
    void keep(const std::string& autosaved);
    std::string placesKey() const { return "behaviour/places/" + m_name; }
    std::string coloursKey() const { return "behaviour/colours/" + m_name; }
    ModelNotes readNotes(const hmm::Model& model) const;
    /// Shows `model`, or its unsaved edits, with what is kept beside it, and its history if it is as it was left.
    /// `left`: the one that was open before.
    void show(synthesis::BehaviourModel model, Left left);
    Left describe(const synthesis::BehaviourModel& model, bool isEdited, const ModelNotes& notes) const;
    std::unique_ptr<QUndoStack> takeHistory(const Left& now);
    std::string freeName(const std::string& wanted) const;
    void tellOutcome(const Result<>& kept);
    void tellWhoKeeps();

    store::Workspace& m_workspace;
    ModelDocument& m_document;
    std::string m_name;
    int m_version = 0;
    std::optional<Milliseconds> m_recoveredFrom;
    bool m_isKept = true;     ///< what is shown is what the workspace would bring back
    QString m_failure;        ///< that edits are not kept, while it holds
    QString m_warning;        ///< that another window has the claim, while it holds
    std::vector<Left> m_left; ///< the last ones, the latest at the end
    std::optional<store::RunLock> m_claim;
    bool m_isKeptElsewhere = false; ///< another window has the claim
    QTimer m_autosave;
};

} // namespace sessionsmith::widgets
