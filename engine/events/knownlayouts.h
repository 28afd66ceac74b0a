// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/importer.h"

namespace sessionsmith::events {

/// Codes of actions as they stand in a file, and the names they get.
using ActionCodes = std::map<std::string, std::string, std::less<>>;

/// The action of a row.
using RowAction = std::string_view(const std::vector<std::string_view>& fields);

/// A published log, whose files always look the same.
struct KnownLayout
{
    Format format;
    char delimiter;
    /// Without capitals, blanks and underscores, "a|b" for a column of either name; empty: the file has none.
    std::vector<std::string> header;
    std::size_t width; ///< fields of a row
    std::map<Field, std::size_t> columns;
    TimeFormat timeFormat;
    ActionCodes actions; ///< the only ones there are; empty: any, by its own name
    std::string action;  ///< where there is no column for it
    /// Whether a row may be one, for a file without header.
    bool (*fits)(const std::vector<std::string_view>& fields) = nullptr;
    RowAction* actionOf = nullptr; ///< where the action follows from other columns

    bool hasHeader() const { return !header.empty(); }
};

/// The layout of a format with rows of so many fields, or else the format's first one; null where it has none.
const KnownLayout* knownLayout(Format format, std::size_t width);
/// What the first lines of a file are: by the header, or by most rows. Null for none.
const KnownLayout* recogniseLayout(const std::vector<std::string>& lines);
/// Whether `names` are the header of the layout.
bool isHeaderOf(const KnownLayout& layout, const std::vector<std::string>& names);
/// For a message: the first name of each column.
std::string headerText(const KnownLayout& layout);

/// RecBole's header names its columns with their types, "user_id:token"; whether these are such names.
constexpr char recBoleDelimiter = '\t';
bool isRecBoleHeader(const std::vector<std::string>& names);
/// Without the type.
std::string recBoleName(std::string_view name);

} // namespace sessionsmith::events
