// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/regression/features.h"

#include <filesystem>
#include <set>

namespace sessionsmith::workflow {

/// A delimited file with a header, a case a row: sessions with their figures, impressions of an advertisement, ...
struct CaseTable
{
    static constexpr std::size_t mostColumns = 10'000;

    std::vector<regression::Column> columns;
    std::size_t rows = 0;
    std::size_t rejected = 0; ///< rows of another number of fields, or with quotes that do not close

    /// Index of a column; -1 for none.
    int find(const std::string& name) const;
};

/// A column whose values are all numbers, or missing, is numeric, any other one categorical. The delimiter is the one
/// that makes most of the first lines a table; UTF-8 or GB18030; compressed or not. Errors: as events::readHead() and
/// TextBlocks; a header with a name twice or without any, more than `mostColumns`, no row, cancelled.
/// `names`: columns that are categorical even where all their values look like numbers.
Result<CaseTable> readCaseTable(const std::filesystem::path& path, const ProgressSink& progress = {},
                                const Control& control = {}, const std::set<std::string>& names = {});

/// The answers in a column: of yes and no in numbers or words ("1", "true", "yes", "TRUE", and their opposites) 1 and
/// 0, else its numbers. Errors: neither, a value that is missing, yes or no where all are the same.
Result<std::vector<double>> answersOf(const regression::Column& column, bool yesOrNo);

} // namespace sessionsmith::workflow
