// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/smoothing.h"

#include <QString>

namespace sessionsmith::widgets {

/// What a chart is drawn over.
enum class ChartAxis { Step, Epoch, Examples, Relative, Wall };

/// How a person wants a chart to be drawn.
struct ChartSettings
{
    ChartAxis axis = ChartAxis::Step;
    bool logarithmic = false; ///< upwards
    SmoothingKind smoothing = SmoothingKind::Exponential;
    double scale = 0;   ///< of the smoothing, in steps; 0: fitting the width of the curves
    bool inner = false; ///< the axis upwards leaves out the few values that are far out

    bool operator==(const ChartSettings&) const = default;

    /// As a line of text, to be kept; a text that cannot be read gives the defaults.
    QString toText() const;
    static ChartSettings fromText(const QString& text);
};

QString axisWord(ChartAxis axis);
QString smoothingWord(SmoothingKind kind);

} // namespace sessionsmith::widgets
