// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <array>
#include <vector>

namespace sessionsmith::synthesis {

/// How fast a week passes for those who come: in its operational time an hour lasts in proportion to the visits that
/// begin in it (a change of time, as of a point process by its intensity). What is uniform in operational time begins
/// in each hour as often as it should, and so does what comes a pause of any distribution later. A week is as long in
/// both. Times are UTC.
class Rhythm
{
public:
    /// `hours`: 24 of a day, `weekdays`: 7 from Monday on, or none where they are alike; relative to their sums, none
    /// negative, not all zero.
    Rhythm(const std::vector<double>& hours, const std::vector<double>& weekdays);

    double operational(Milliseconds time) const;  ///< in milliseconds
    Milliseconds clock(double operational) const; ///< an hour in which nothing begins is passed over

private:
    static constexpr int hoursOfAWeek = 7 * 24;
    std::array<double, hoursOfAWeek + 1> m_begin; // of each hour, in operational milliseconds from Monday on
};

constexpr int hoursOfADay = 24;
/// Of the day, and of the week from Monday on (UTC).
int hourOf(Milliseconds time);
int weekdayOf(Milliseconds time);

} // namespace sessionsmith::synthesis
