// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/pausegate.h"

namespace sessionsmith {

void PauseGate::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void PauseGate::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

bool PauseGate::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void PauseGate::wait(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_paused) return;
    const auto began = std::chrono::steady_clock::now();
    m_changed.wait(lock, stop, [this] { return !m_paused; });
    m_waited += std::chrono::steady_clock::now() - began;
}

std::chrono::duration<double> PauseGate::waited() const
{
    const std::lock_guard lock(m_mutex);
    return m_waited;
}

} // namespace sessionsmith
