// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QActionGroup;
class QMenu;

namespace sessionsmith::widgets {

/// The button with the menu of the preview: how many sessions it draws, of which persona, and whether their states and
/// personas show.
class PreviewOptions : public QToolButton
{
    Q_OBJECT
public:
    static constexpr int defaultSessions = 10'000; ///< a drag still follows within a frame

    explicit PreviewOptions(QWidget* parent = nullptr);
    void retranslate();
    int sessionCount() const;
    void setSessionCount(int count); ///< one of those in the menu; others change nothing
    bool showsStates() const;
    /// Those to choose from; one that is chosen stays so as long as there is one of its name. Empty: there is no
    /// choice.
    void setPersonas(const QStringList& names);
    int persona() const; ///< -1: all
    bool marksPersonas() const;
    void saveState() const; ///< into QSettings
    void restoreState();

Q_SIGNALS:
    void sessionCountChanged();
    void showsStatesChanged(bool shows);
    void personaChanged();
    void marksPersonasChanged();

private:
    void addPersona(const QString& name, int persona);

    QMenu* m_menu;
    QActionGroup* m_counts;
    QActionGroup* m_personas;
    QAction* m_personasEnd; ///< the line below them
    QAction* m_states;
    QAction* m_marks;
    QStringList m_names; ///< of the personas
};

} // namespace sessionsmith::widgets
