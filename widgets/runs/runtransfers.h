// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/workbench.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// Takes runs into files and out of files, each time as a job.
class RunTransfers : public QObject
{
    Q_OBJECT
public:
    /// Dialogs stand over `page`.
    RunTransfers(Workbench& workbench, QWidget* page);

    void askToExport(const std::vector<store::RunRecord>& runs);
    void exportTo(const QString& file, const std::vector<store::RunRecord>& runs);
    void askForFiles();
    void askForFolder();
    void importFrom(const QStringList& paths);

Q_SIGNALS:
    void imported(const QString& run); ///< the first of them
    void noticed(const QString& words);
    void errorOccurred(const QString& words);

private:
    Workbench& m_workbench;
    QWidget* m_page;
};

} // namespace sessionsmith::widgets
