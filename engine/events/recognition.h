// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"
#include "engine/events/importer.h"

namespace sessionsmith::events {

/// What is already known of a file.
struct Hints
{
    Format format = Format::Auto;
    char delimiter = 0;               ///< 0: to be recognised
    std::vector<std::string> columns; ///< that a person has named or numbered: then the file is a table
    TimeFormat timeFormat = TimeFormat::Auto;
    TextEncoding encoding = TextEncoding::Auto;
    std::string timeColumn; ///< that a person has named or numbered
};

/// Looks at the head of a file. The columns of the preview are as many as every row must have fields; rows with more or
/// fewer are shown cut or filled up. A file of sequences has no such number: its columns are those of the longest row.
/// A column that has the name of a time is one if the first rows are mostly times, a format is given, or any row of the
/// whole file holds a time. Errors: as previewFile(), cancelled.
Result<Preview> recognise(const InputFile& file, const Hints& hints, std::size_t rowCount, const Control& control = {});

/// Whether a file holds the columns of a data set, which its name tells.
bool isDatasetFile(const std::filesystem::path& path);

/// The words of a line, between blanks.
std::vector<std::string_view> words(std::string_view line);

} // namespace sessionsmith::events
