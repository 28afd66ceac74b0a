// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace sessionsmith::widgets {

class LineChart;

enum class ChartFormat { Png, Svg, Pdf, Csv };

/// The values of what is seen, as they were measured: series, step, place on the axis, value, in lines that end in \n;
/// where there is no finite value, "nan", "inf" or "-inf".
std::string chartTable(const LineChart& chart);
/// The chart as it is seen with its title, its legend and how it was drawn, in pixels twice as fine as those of the
/// screen or as paths; or its values. Errors: the file cannot be written.
Result<> writeChart(const LineChart& chart, ChartFormat format, const std::filesystem::path& path);

} // namespace sessionsmith::widgets
