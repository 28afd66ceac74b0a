// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"
#include "widgets/jobs/job.h"

#include <QObject>

namespace sessionsmith::widgets {

/// What all pages share: the open workspace (the UI thread's connection, for short reads and writes only), the jobs,
/// and the word that something in the workspace has changed.
class Workbench : public QObject
{
    Q_OBJECT
public:
    explicit Workbench(store::Workspace workspace, QObject* parent = nullptr);
    store::Workspace& workspace() { return m_workspace; }
    JobRunner& jobs() { return m_jobs; }

    void notifyModelsChanged() { Q_EMIT modelsChanged(); }
    void notifyDatasetsChanged() { Q_EMIT datasetsChanged(); }
    void notifyRunsChanged() { Q_EMIT runsChanged(); }
    void notifyAlert(const QString& run, const Message& words) { Q_EMIT alerted(run, words); }

Q_SIGNALS:
    void modelsChanged();
    void datasetsChanged();
    void runsChanged();
    /// A rule for alerts holds for a run that this program carries out.
    void alerted(const QString& run, const sessionsmith::Message& words);

private:
    store::Workspace m_workspace;
    JobRunner m_jobs;
};

} // namespace sessionsmith::widgets
