// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/systemload.h"

#include "engine/learning/gpuload.h"
#include "engine/learning/torch/device.h"

#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

namespace sessionsmith::learning {

namespace {

double processorSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + 1e-6 * double(time.tv_usec); };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentBytes()
{
    double whole = 0, resident = 0; // pages
    std::ifstream("/proc/self/statm") >> whole >> resident;
    return resident * double(::sysconf(_SC_PAGESIZE));
}

} // namespace

SystemLoad::SystemLoad() : m_processorSeconds(processorSeconds()) {}

Metrics SystemLoad::sample(const std::string& device)
{
    const auto now = Clock::now();
    const double passed = std::chrono::duration<double>(now - m_since).count();
    if (passed < 1) return {};
    const double processor = processorSeconds();
    Metrics metrics{{"positions_per_second", double(m_positions) / passed},
                    {"cpu", (processor - m_processorSeconds) / passed},
                    {"memory", residentBytes()}};
    if (const auto taken = takenMemory(device); taken > 0) metrics["gpu_memory"] = double(taken);
    if (const auto load = gpuLoad(device)) metrics["gpu"] = *load;
    m_since = now;
    m_processorSeconds = processor;
    m_positions = 0;
    return metrics;
}

} // namespace sessionsmith::learning
