// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/metricwriter.h"

namespace sessionsmith::store {

namespace {
constexpr std::chrono::milliseconds interval{200};
}

MetricWriter::MetricWriter(Workspace& workspace, Id run)
    : m_workspace(workspace), m_run(run), m_lastWrite(std::chrono::steady_clock::now())
{}

MetricWriter::~MetricWriter()
{
    (void)flush();
}

Result<> MetricWriter::add(MetricPoint point)
{
    m_pending.push_back(std::move(point));
    return std::chrono::steady_clock::now() - m_lastWrite < interval ? Result<>() : flush();
}

Result<> MetricWriter::flush()
{
    const auto written = m_workspace.writeMetrics(m_run, m_pending);
    if (written) m_pending.clear();
    m_lastWrite = std::chrono::steady_clock::now();
    return written;
}

} // namespace sessionsmith::store
