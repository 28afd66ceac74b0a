// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QActionGroup;
class QMenu;

namespace sessionsmith::widgets {

/// The button with the menu of the preview: how many sessions it draws, and whether their states show.
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
    void saveState() const; ///< into QSettings
    void restoreState();

Q_SIGNALS:
    void sessionCountChanged();
    void showsStatesChanged(bool shows);

private:
    QMenu* m_menu;
    QActionGroup* m_counts;
    QAction* m_states;
};

} // namespace sessionsmith::widgets
