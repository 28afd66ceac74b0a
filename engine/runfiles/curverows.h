// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/runfiles/runexport.h"

namespace sessionsmith::runfiles {

/// A value of a curve with as many digits as bring back the same bits; "nan", "inf", "-inf".
std::string exactText(double value);
/// The same as JSON, where what is not finite is a text.
std::string exactJson(double value);

/// The points of curves as lines of text.
class CurveRows
{
public:
    explicit CurveRows(TableFormat format) : m_format(format) {}

    /// The first line of a file; empty for JSON Lines.
    std::string header() const;
    /// All curves of a run, in lines.
    std::string rows(const std::string& run, const std::vector<store::MetricPoint>& points) const;

private:
    TableFormat m_format;
};

} // namespace sessionsmith::runfiles
