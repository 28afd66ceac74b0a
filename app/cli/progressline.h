// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"

#include <chrono>
#include <string>

namespace sessionsmith::cli {

/// Progress on stderr: a bar with rate and time left on a terminal, else a plain line now and then.
class ProgressLine
{
public:
    ProgressLine();
    void show(const Progress& progress);
    /// Removes the bar, so that other output begins on a clean line.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    std::string describe(const Progress& progress, Clock::time_point now) const;

    bool m_terminal;
    bool m_drawn = false;
    std::string m_phase;
    std::uint64_t m_phaseStartDone = 0;
    Clock::time_point m_phaseStart;
    Clock::time_point m_lastShown;
};

} // namespace sessionsmith::cli
