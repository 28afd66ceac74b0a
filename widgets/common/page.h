// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusitems.h"

#include <QAction>
#include <QList>
#include <QStringList>
#include <QWidget>

class QUndoStack;

namespace sessionsmith::widgets {

/// A page of the workbench. It wires a view, models and delegates together and computes nothing itself. The window
/// shows its icon and word in the rail, its object and actions in the top bar, its numbers in the status line. All
/// texts are set in retranslate(), which the window calls again when the language changes.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual QString word() const = 0;             ///< in the rail: "Behaviour"
    virtual QString iconName() const = 0;         ///< see icon()
    virtual QString object() const { return {}; } ///< in the top bar: the open model, data set, run
    /// In the top bar; a true property "primary" marks the filled one.
    virtual QList<QAction*> pageActions() const { return {}; }
    /// What of its object the page can show, as a switch in the top bar; none where there is but one view.
    virtual QStringList views() const { return {}; }
    virtual int view() const { return 0; }
    virtual void showView(int index) { Q_UNUSED(index) }
    virtual QUndoStack* undoStack() const { return nullptr; }
    virtual QList<StatusItem> statusItems() const { return {}; }
    virtual void retranslate() = 0;
    /// Takes over changes in the workspace; called when the page becomes visible and when something was added or
    /// removed.
    virtual void refresh() {}
    /// Shows the model, data set or run of that name: what openRequested() of another page asked for.
    virtual void openObject(const QString& name, int version = 0)
    {
        Q_UNUSED(name)
        Q_UNUSED(version)
    }
    virtual void saveState() {} ///< into QSettings: splitters, columns
    virtual void restoreState() {}
    /// Asked before the window closes or the workspace changes; false keeps it open. The page asks the person itself.
    virtual bool mayClose() { return true; }

Q_SIGNALS:
    void headerChanged(); ///< object(), pageActions() or view() is another
    void statusChanged();
    void undoStackChanged(); ///< undoStack() is another one
    /// Shows another page with an object: ("runs", "fine-tuned 2"). `version`: of a model; 0: the newest.
    void openRequested(const QString& page, const QString& object, int version = 0);
    void errorOccurred(const QString& text); ///< shown in a bar under the top bar until closed or settled
    void errorSettled(const QString& text);  ///< what errorOccurred() said of that is over
    void noticed(const QString& text);       ///< quiet, in the status line, for a few seconds
    void refused(const QString& why);        ///< what was asked for was not done; there too, but not to be overlooked
};

} // namespace sessionsmith::widgets
