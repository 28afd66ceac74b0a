// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/trainingpart.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace sessionsmith::learning {

/// Batches that a thread of its own makes ahead, in order, while earlier ones are learnt.
class PartQueue
{
public:
    using Parts = std::vector<TrainingPart>;

    /// `make` gives the next batch each time, `count` of them; it is called from the thread alone.
    PartQueue(std::function<Parts()> make, std::int64_t count);
    /// The next one, waiting for it. What `make` threw is thrown here.
    Parts next();

private:
    void produce(const std::stop_token& stop, std::int64_t count);

    static constexpr std::size_t ahead = 4;
    std::function<Parts()> m_make;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Parts> m_ready;
    std::exception_ptr m_thrown;
    std::jthread m_thread; ///< last, so that it ends first
};

} // namespace sessionsmith::learning
