// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <QList>
#include <QString>

#include <cmath>

namespace sessionsmith::widgets {

/// A range of an axis that starts and ends at round values.
struct AxisRange
{
    double low = 0, high = 1;
    double step = 0.2;
    int decimals = 1; ///< that tell neighbouring ticks apart
    int steps() const { return int(std::lround((high - low) / step)); }
};

/// 1, 2 or 5 times a power of ten, so that [low, high] has at most `count` steps.
double roundStep(double low, double high, int count);
/// The values of [low, high] with round ends; a range without width gets one.
AxisRange roundRange(double low, double high, int count);

struct Tick
{
    double place = 0; ///< in the units of the axis
    QString label;
};

/// Round numbers within [low, high], about `count` of them, told apart by their decimals.
QList<Tick> numberTicks(double low, double high, int count);
/// The same for an axis of whole numbers.
QList<Tick> wholeTicks(double low, double high, int count);
/// For a logarithmic axis: `low`, `high` and the places are decimal logarithms. Decades where there are several, 1, 2
/// and 5 of each where there is room, round numbers within less than one.
QList<Tick> logarithmTicks(double low, double high, int count);

/// A unit in which a stretch of time is said.
struct TimeUnit
{
    double seconds = 1;
    QString word; ///< "minutes since the start"
};
TimeUnit timeUnit(double seconds);
/// `low` and `high` in seconds, labels in the unit.
QList<Tick> durationTicks(double low, double high, int count, const TimeUnit& unit);
/// Times of day in the local time zone, with the day where it changes; `low` and `high` in milliseconds.
QList<Tick> clockTicks(double low, double high, int count);

} // namespace sessionsmith::widgets
