// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/evaluation.h"

#include <chrono>

namespace sessionsmith::learning {

/// What a training asks of the machine.
class SystemLoad
{
public:
    SystemLoad();

    /// Counts events that were computed.
    void add(std::int64_t positions) { m_positions += positions; }
    /// At most once a second, else empty: "positions_per_second" and "cpu" (cores, of this process) since the last
    /// time, "memory" (resident bytes of this process), and on a GPU "gpu_memory" (bytes that are taken, by whomever)
    /// and "gpu" (see gpuLoad()).
    Metrics sample(const std::string& device);

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point m_since = Clock::now();
    double m_processorSeconds = 0;
    std::int64_t m_positions = 0;
};

} // namespace sessionsmith::learning
