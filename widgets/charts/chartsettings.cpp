// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartsettings.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

struct ChartWords
{
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

} // namespace

QString ChartSettings::toText() const
{
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(int(axis))
        .arg(int(logarithmic))
        .arg(int(smoothing))
        .arg(scale, 0, 'g', 17)
        .arg(int(inner));
}

ChartSettings ChartSettings::fromText(const QString& text)
{
    const QStringList parts = text.split(u' ');
    if (parts.size() != 5) return {};
    const int axis = parts[0].toInt(), smoothing = parts[2].toInt();
    const double scale = parts[3].toDouble();
    if (axis < 0 || axis > int(ChartAxis::Wall) || smoothing < 0 || smoothing > int(SmoothingKind::Gaussian) ||
        !std::isfinite(scale) || scale < 0)
        return {};
    return {ChartAxis(axis), parts[1] == QStringLiteral("1"), SmoothingKind(smoothing), scale,
            parts[4] == QStringLiteral("1")};
}

QString axisWord(ChartAxis axis)
{
    switch (axis) {
    case ChartAxis::Step:
        return ChartWords::tr("Step");
    case ChartAxis::Epoch:
        return ChartWords::tr("Epoch");
    case ChartAxis::Examples:
        return ChartWords::tr("Examples");
    case ChartAxis::Relative:
        return ChartWords::tr("Time since the start");
    case ChartAxis::Wall:
        break;
    }
    return ChartWords::tr("Time of day");
}

QString smoothingWord(SmoothingKind kind)
{
    switch (kind) {
    case SmoothingKind::None:
        return ChartWords::tr("None");
    case SmoothingKind::Exponential:
        return ChartWords::tr("Moving average");
    case SmoothingKind::Mean:
        return ChartWords::tr("Mean of a window");
    case SmoothingKind::Gaussian:
        break;
    }
    return ChartWords::tr("Gaussian");
}

} // namespace sessionsmith::widgets
