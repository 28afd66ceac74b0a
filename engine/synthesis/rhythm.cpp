// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/rhythm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::synthesis {

namespace {

constexpr Milliseconds hour = 3'600'000, day = 24 * hour, week = 7 * day;
constexpr Milliseconds firstMonday = 4 * day; // 1970-01-05

/// The remainder of a division, never negative.
constexpr Milliseconds within(Milliseconds time, Milliseconds length)
{
    const Milliseconds rest = time % length;
    return rest < 0 ? rest + length : rest;
}

} // namespace

Rhythm::Rhythm(const std::vector<double>& hours, const std::vector<double>& weekdays)
{
    const double sum = std::accumulate(hours.begin(), hours.end(), 0.0) *
                       (weekdays.empty() ? 7 : std::accumulate(weekdays.begin(), weekdays.end(), 0.0));
    m_begin[0] = 0;
    for (std::size_t i = 0; i < hoursOfAWeek; ++i)
        m_begin[i + 1] = m_begin[i] + double(week) * hours[i % 24] * (weekdays.empty() ? 1 : weekdays[i / 24]) / sum;
}

double Rhythm::operational(Milliseconds time) const
{
    const Milliseconds since = within(time - firstMonday, week);
    const auto i = std::size_t(since / hour);
    const double part = double(since % hour) / double(hour);
    return double(time - since) + m_begin[i] + part * (m_begin[i + 1] - m_begin[i]);
}

Milliseconds Rhythm::clock(double operational) const
{
    const double weeks = std::floor((operational - double(firstMonday)) / double(week));
    const double monday = double(firstMonday) + weeks * double(week);
    const double since = std::min(operational - monday, std::nextafter(m_begin.back(), 0.0)); // sums round
    const auto next = std::upper_bound(m_begin.begin(), m_begin.end(), since);
    const double part = (since - *(next - 1)) / (*next - *(next - 1));
    const auto i = double(next - 1 - m_begin.begin());
    return Milliseconds(monday + std::min((i + part) * double(hour), (i + 1) * double(hour) - 1));
}

int hourOf(Milliseconds time)
{
    return int(within(time, day) / hour);
}

int weekdayOf(Milliseconds time)
{
    return int(within(time - firstMonday, week) / day);
}

} // namespace sessionsmith::synthesis
