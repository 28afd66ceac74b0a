// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fittrace.h"

#include "widgets/behaviour/statecount.h"

namespace sessionsmith::widgets {

void FitTrace::add(const hmm::Fit& now)
{
    const int states = now.model.stateCount();
    const std::lock_guard lock(m_mutex);
    const bool goesOn = !m_lines.empty() && m_lines.back().states == states && m_lines.back().start == now.start &&
                        now.iterations == int(m_lines.back().logLikelihood.size());
    if (!goesOn) m_lines.push_back({states, personaCount(now.model), now.start, {}});
    m_lines.back().logLikelihood.push_back(now.logLikelihood);
}

std::vector<FitTrace::Line> FitTrace::lines() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

} // namespace sessionsmith::widgets
