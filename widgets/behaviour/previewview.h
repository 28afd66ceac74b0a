// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/common/sessionsample.h"

#include <QWidget>

#include <optional>

namespace sessionsmith::widgets {

/// What the views of the preview look at: the model, or one of its personas, sessions that it would produce, and those
/// of a real log, which has no personas.
struct PreviewData
{
    const ModelDocument& document;
    std::optional<hmm::Model> persona; ///< the model when every session is of that one; nothing: of all
    QString personaName;               ///< of that one
    bool marksPersonas = false;        ///< beside each session
    SessionSample synthetic;
    SessionSample real;         ///< empty while no log is shown
    hmm::Sequences realActions; ///< of `real`, in the model's actions; actionCount() for those that it does not have
    ActionColours realColours;  ///< of `real`: those of the model for what it knows
    QString realName;           ///< of the data set that was chosen; empty for none
    QString realNote;           ///< why `real` is empty though one was chosen

    const hmm::Model& hmm() const { return persona ? *persona : document.hmm(); }
    /// What the sessions of the model are called in a key.
    QString syntheticName() const;
    bool hasReal() const { return real.sessions.size() > 0; }
};

/// One of the ways to look at the sessions. Only the one that is shown counts and paints.
class PreviewView : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewView(const PreviewData& data) : m_data(data) {}
    virtual QString word() const = 0; ///< in the choice of views
    virtual void retranslate() = 0;
    /// The real log, or what the model calls its actions, is another; showSample() follows.
    virtual void showReal() {}
    /// The model and its sessions are other ones.
    virtual void showSample() = 0;

protected:
    const PreviewData& m_data;
};

} // namespace sessionsmith::widgets
