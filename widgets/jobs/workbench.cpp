// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/workbench.h"

namespace sessionsmith::widgets {

Workbench::Workbench(store::Workspace workspace, QObject* parent) : QObject(parent), m_workspace(std::move(workspace))
{
    m_jobs.setWorkspace(m_workspace.folder());
}

} // namespace sessionsmith::widgets
