// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"

namespace sessionsmith {

/// One phase of a long job as its loops see it: announced when it begins, then told how far it is, and asked whether to
/// go on.
class Phase
{
public:
    /// A total of 0 stands for one that is not known.
    Phase(const ProgressSink& progress, const Control& control, Message name, std::uint64_t total = 0,
          Message unit = {})
        : m_control(control), m_reporter(progress, name, total, unit)
    {
        if (progress) progress({std::move(name), 0, total, std::move(unit)});
    }

    /// `units` more are done. False once the job was asked to stop. To be called some times a second at least.
    bool advance(std::uint64_t units)
    {
        m_reporter.report(m_done += units);
        return m_control.proceed();
    }

private:
    const Control& m_control;
    ProgressReporter m_reporter;
    std::uint64_t m_done = 0;
};

} // namespace sessionsmith
