// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

namespace sessionsmith {

/// How far a long job is. An immutable value: it may cross threads.
struct Progress
{
    Message phase;           ///< what is being done now: "Reading", "Epoch 2 of 5"
    std::uint64_t done = 0;  ///< in units
    std::uint64_t total = 0; ///< in units; 0 where it is not known
    Message unit;            ///< "events", "sequences", "bytes"
};

/// Called from the worker's thread, a few times a second at most; may be empty.
using ProgressSink = std::function<void(const Progress&)>;

/// Thins out the reports of one phase to what a sink may be given.
class ProgressReporter
{
public:
    ProgressReporter(const ProgressSink& sink, Message phase, std::uint64_t total, Message unit)
        : m_sink(sink), m_progress{std::move(phase), 0, total, std::move(unit)}
    {}

    void report(std::uint64_t done)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_sink || now - m_last < std::chrono::milliseconds(200)) return;
        m_last = now;
        m_progress.done = done;
        m_sink(m_progress);
    }

private:
    const ProgressSink& m_sink;
    Progress m_progress;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace sessionsmith
