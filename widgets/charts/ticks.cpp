// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ticks.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace sessionsmith::widgets {

namespace {

struct Ticks
{
    Q_DECLARE_TR_FUNCTIONS(Ticks)
};

constexpr int mostTicks = 100; // whatever the numbers are
constexpr double plainFrom = 1e-3, plainTo = 1e5;

int decimalsOf(double step)
{
    return std::max(0, int(-std::floor(std::log10(step) + 1e-9)));
}

QList<Tick> ticksEvery(double step, double low, double high)
{
    QList<Tick> ticks;
    const int decimals = decimalsOf(step);
    const double first = std::ceil(low / step - 1e-9);
    for (int i = 0; i < mostTicks && (first + i) * step <= high + step * 1e-9; ++i)
        ticks.append({(first + i) * step, formatNumber((first + i) * step, decimals)});
    return ticks;
}

/// 1, 2 or 5 times a power of ten, said so that it stays short.
QString logarithmLabel(double value)
{
    if (value >= plainFrom && value < plainTo) return formatNumber(value, decimalsOf(value));
    const int power = int(std::floor(std::log10(value) + 1e-9));
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString raised = power < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(power)))
        raised += digits[digit.digitValue()];
    const long factor = std::lround(value / std::pow(10, power));
    return (factor == 1 ? QString() : QStringLiteral("%1·").arg(factor)) + QStringLiteral("10") + raised;
}

} // namespace

double roundStep(double low, double high, int count)
{
    const double rough = (high - low) / std::max(1, count);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

AxisRange roundRange(double low, double high, int count)
{
    if (!(high > low)) {
        const double room = low == 0 ? 1 : std::abs(low) * 0.1;
        low -= room;
        high = low + 2 * room;
    }
    AxisRange range;
    range.step = roundStep(low, high, count);
    range.low = std::floor(low / range.step + 1e-9) * range.step;
    range.high = std::ceil(high / range.step - 1e-9) * range.step;
    range.decimals = decimalsOf(range.step);
    return range;
}

QList<Tick> numberTicks(double low, double high, int count)
{
    return ticksEvery(roundStep(low, high, count), low, high);
}

QList<Tick> wholeTicks(double low, double high, int count)
{
    return ticksEvery(std::max(1.0, roundStep(low, high, count)), low, high);
}

QList<Tick> logarithmTicks(double low, double high, int count)
{
    QList<Tick> ticks;
    if (high - low < 1) {
        ticks = numberTicks(std::pow(10, low), std::pow(10, high), count);
        ticks.removeIf([](const Tick& tick) { return tick.place <= 0; });
        for (Tick& tick : ticks)
            tick.place = std::log10(tick.place);
        return ticks;
    }
    const auto first = int(std::ceil(low - 1e-9)), last = int(std::floor(high + 1e-9));
    const int every = std::max(1, (last - first + count) / std::max(1, count));
    const bool hasRoom = (high - low) * 3 <= count;
    for (int power = hasRoom ? first - 1 : first; power <= last; power += every)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double place = power + std::log10(factor);
            if ((factor > 1 && !hasRoom) || place < low - 1e-9 || place > high + 1e-9) continue;
            ticks.append({place, logarithmLabel(factor * std::pow(10, power))});
        }
    return ticks;
}

TimeUnit timeUnit(double seconds)
{
    if (seconds < 180) return {1, Ticks::tr("seconds since the start")};
    if (seconds < 180 * 60) return {60, Ticks::tr("minutes since the start")};
    if (seconds < 72 * 3600) return {3600, Ticks::tr("hours since the start")};
    return {86400, Ticks::tr("days since the start")};
}

QList<Tick> durationTicks(double low, double high, int count, const TimeUnit& unit)
{
    QList<Tick> ticks = numberTicks(low / unit.seconds, high / unit.seconds, count);
    for (Tick& tick : ticks)
        tick.place *= unit.seconds;
    return ticks;
}

QList<Tick> clockTicks(double low, double high, int count)
{
    constexpr double second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    constexpr std::array<double, 18> steps{second,     2 * second, 5 * second,  10 * second, 30 * second, minute,
                                           2 * minute, 5 * minute, 10 * minute, 30 * minute, hour,        2 * hour,
                                           3 * hour,   6 * hour,   12 * hour,   day,         2 * day,     7 * day};
    const auto fits = [&](double step) { return (high - low) / step <= count; };
    const auto found = std::ranges::find_if(steps, fits);
    const double step = found == steps.end() ? std::ceil((high - low) / count / (7 * day)) * 7 * day : *found;
    // Round in local time, as a clock on the wall shows it.
    const double offset = QDateTime::fromMSecsSinceEpoch(qint64(low)).offsetFromUtc() * second;
    QList<Tick> ticks;
    QDate shown = QDateTime::fromMSecsSinceEpoch(qint64(high)).date();
    for (double place = std::ceil((low + offset) / step) * step - offset; place <= high; place += step) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(place));
        QString label = time.toString(step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
        if (step >= day)
            label = time.toString(QStringLiteral("MM-dd"));
        else if (time.date() != std::exchange(shown, time.date()))
            label = time.toString(QStringLiteral("MM-dd ")) + label;
        ticks.append({place, label});
    }
    return ticks;
}

} // namespace sessionsmith::widgets
