// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace sessionsmith {

/// Holds a worker while its job is paused. All members may be called from any thread.
class PauseGate
{
public:
    void pause();
    void resume();
    bool isPaused() const;
    /// Returns at once unless paused; then waits for resume() or a stop request.
    void wait(const std::stop_token& stop);
    /// How long workers have waited so far.
    std::chrono::duration<double> waited() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
    std::chrono::duration<double> m_waited{0};
};

} // namespace sessionsmith
