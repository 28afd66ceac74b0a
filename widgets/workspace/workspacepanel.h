// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/records.h"
#include "widgets/jobs/sidepanel.h"

class QFormLayout;
class QLabel;

namespace sessionsmith::widgets {

class AlertFields;
class BinList;
class Workbench;

/// The workspace as a whole: how much room it takes up, a copy of it, and what was deleted.
class WorkspacePanel : public SidePanel
{
    Q_OBJECT
public:
    WorkspacePanel(Workbench& workbench, QWidget* page);
    void open() override;
    void retranslate();
    /// Copies all of the workspace to a folder that is empty or not there yet.
    void backUpTo(const QString& folder);

Q_SIGNALS:
    void noticed(const QString& words);

protected:
    void accept() override; ///< asks for the folder of the copy
    QString stoppedWords() const override { return tr("Stopped; no copy was made"); }

private:
    void read();
    void reclaim();
    void restore(const store::BinEntry& entry);
    void erase(const store::BinEntry& entry);
    void empty();
    /// Says what went wrong, or shows what is there now and tells all pages.
    template <typename T>
    bool settle(const Result<T>& result);

    Workbench& m_workbench;
    QFormLayout* m_form;
    QLabel* m_folder;
    QLabel* m_database;
    QLabel* m_datasets;
    QLabel* m_checkpoints;
    QLabel* m_reclaimable;
    QPushButton* m_reclaim;
    QLabel* m_binTitle;
    AlertFields* m_alerts;
    BinList* m_bin;
};

} // namespace sessionsmith::widgets
