// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <chrono>

namespace sessionsmith::store {

/// Gathers metric points and writes them in batches, at most every 200 ms. Used by one thread, the one that trains.
class MetricWriter
{
public:
    MetricWriter(Workspace& workspace, Id run);
    /// Flushes; an error then is lost: call flush() first to see it.
    ~MetricWriter();
    /// Errors: those of the write, if one was due.
    Result<> add(MetricPoint point);
    Result<> flush();

private:
    Workspace& m_workspace;
    Id m_run;
    std::vector<MetricPoint> m_pending;
    std::chrono::steady_clock::time_point m_lastWrite;
};

} // namespace sessionsmith::store
