// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::runfiles {

/// Which column of a table of curves holds what.
struct CurveColumns
{
    struct Metric
    {
        std::string name;
        std::size_t column = 0;
    };

    std::optional<std::size_t> run, metric, value; ///< of a long table: all but the run
    std::optional<std::size_t> epoch, time;
    std::size_t step = 0;
    std::vector<Metric> metrics; ///< of a wide table
    std::size_t count = 0;       ///< of all columns
    std::string runName;         ///< where no column says it

    bool isLong() const { return metric.has_value(); }
    /// Errors: no steps, no values, a name that two columns have.
    static Result<CurveColumns> from(const std::vector<std::string_view>& header, const std::filesystem::path& file);
};

} // namespace sessionsmith::runfiles
