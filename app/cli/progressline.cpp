// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/visible.h"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace sessionsmith::cli {

namespace {

constexpr int barWidth = 24;

std::string clockText(double seconds)
{
    const auto whole = std::uint64_t(seconds + 0.5);
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

} // namespace

ProgressLine::ProgressLine() : m_terminal(isatty(STDERR_FILENO) != 0), m_lastShown(Clock::time_point::min()) {}

void ProgressLine::show(const Progress& progress)
{
    const auto now = Clock::now();
    // "Epoch 2 of 5" and "Epoch 3 of 5" are one phase for the rate.
    if (progress.phase.text != m_phase || progress.done < m_phaseStartDone) {
        m_phase = progress.phase.text;
        m_phaseStart = now;
        m_phaseStartDone = progress.done;
    } else if (m_lastShown != Clock::time_point::min() &&
               now - m_lastShown < (m_terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(5000))) {
        return;
    }
    m_lastShown = now;
    const std::string text = visible(describe(progress, now));
    if (m_terminal)
        std::fprintf(stderr, "\r\x1b[K%s", text.c_str());
    else
        std::fprintf(stderr, "%s\n", text.c_str());
    std::fflush(stderr);
    m_drawn = m_terminal;
}

void ProgressLine::clear()
{
    if (m_drawn) std::fputs("\r\x1b[K", stderr);
    m_drawn = false;
}

std::string ProgressLine::describe(const Progress& progress, Clock::time_point now) const
{
    std::string text = progress.phase.english();
    if (progress.total > 0) {
        const double share = double(std::min(progress.done, progress.total)) / double(progress.total);
        if (m_terminal) {
            const int filled = int(share * barWidth);
            text += fmt::format(" [{}{}]", std::string(std::size_t(filled), '#'),
                                std::string(std::size_t(barWidth - filled), '.'));
        }
        text += fmt::format(" {:3.0f} %", 100 * share);
    }
    const double seconds = std::chrono::duration<double>(now - m_phaseStart).count();
    const auto done = double(progress.done - m_phaseStartDone);
    if (seconds > 0.5 && done > 0) {
        text += fmt::format(", {:.0f} {}/s", done / seconds, progress.unit.english());
        if (progress.total > progress.done)
            text += fmt::format(", {} left", clockText(double(progress.total - progress.done) * seconds / done));
    }
    return text;
}

} // namespace sessionsmith::cli
