// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/partqueue.h"

namespace sessionsmith::learning {

PartQueue::PartQueue(std::function<Parts()> make, std::int64_t count)
    : m_make(std::move(make)), m_thread([this, count](const std::stop_token& stop) { produce(stop, count); })
{}

void PartQueue::produce(const std::stop_token& stop, std::int64_t count)
{
    try {
        for (std::int64_t i = 0; i < count && !stop.stop_requested(); ++i) {
            Parts parts = m_make();
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_ready.size() < ahead; })) return;
            m_ready.push_back(std::move(parts));
            m_changed.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_thrown = std::current_exception();
        m_changed.notify_all();
    }
}

PartQueue::Parts PartQueue::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_thrown; });
    if (m_ready.empty()) std::rethrow_exception(m_thrown);
    Parts parts = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return parts;
}

} // namespace sessionsmith::learning
