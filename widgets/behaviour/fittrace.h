// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/baumwelch.h"

#include <mutex>
#include <vector>

namespace sessionsmith::widgets {

/// What a fit tells of itself while it goes on, carried from its thread to the window's.
class FitTrace
{
public:
    /// One starting point, or the last stretch on all sequences where some were held out.
    struct Line
    {
        int states = 0;   ///< of all personas together
        int personas = 1; ///< that it is a mixture of
        int start = 0;
        std::vector<double> logLikelihood; ///< before the first iteration, then after each
    };

    void add(const hmm::Fit& now);
    std::vector<Line> lines() const; ///< in the order they began; the last one may still grow

private:
    mutable std::mutex m_mutex;
    std::vector<Line> m_lines;
};

} // namespace sessionsmith::widgets
