// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>
#include <QList>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QUndoGroup;

namespace sessionsmith::widgets {
class Segments;
}

namespace sessionsmith::desktop {

/// Where one is (workspace, page, object), undo with the name of what it undoes, and the few actions of the page.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(QUndoGroup& undo, QWidget* parent = nullptr);
    void setPlace(const QString& workspace, const QString& page, const QString& object);
    void setActions(const QList<QAction*>& actions);
    void setViews(const QStringList& words, int current); ///< the switch between views of the page
    void setUndoVisible(bool visible);
    void retranslate();

Q_SIGNALS:
    void viewChosen(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();
    void showPlace();
    void showUndo();

    QUndoGroup& m_undo;
    QString m_workspace, m_page, m_object;
    QLabel* m_place;
    widgets::Segments* m_views;
    QToolButton* m_undoButton;
    QToolButton* m_redoButton;
    QHBoxLayout* m_actionLayout;
    QList<QAction*> m_actions;
    QList<QWidget*> m_buttons; ///< of m_actions
};

} // namespace sessionsmith::desktop
