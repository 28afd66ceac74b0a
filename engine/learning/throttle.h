// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace sessionsmith::learning {

/// Says at most ten times a second that it is time to report: whoever listens draws on a screen.
class Throttle
{
public:
    bool isDue()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now < m_next) return false;
        m_next = now + std::chrono::milliseconds(100);
        return true;
    }

private:
    std::chrono::steady_clock::time_point m_next{};
};

} // namespace sessionsmith::learning
