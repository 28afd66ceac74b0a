// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

namespace sessionsmith::events {

/// How a file looks if a character is taken for its delimiter.
struct Reading
{
    char delimiter = ',';
    std::size_t width = 1;    ///< the most frequent number of fields
    double share = 0;         ///< of lines that have it
    std::size_t familiar = 0; ///< names in the first row, where it has more than one field

    bool hasFamiliarHeader() const { return familiar > 1; }
    bool isTable() const { return hasFamiliarHeader() || (width > 1 && share > 0.5); }
    /// Names in the header that are known, then a high number of equal rows, speak for a delimiter.
    auto quality() const { return std::tuple(hasFamiliarHeader() ? familiar : 0, isTable(), share, width); }
};

/// The lines with `delimiter`, or where that is 0 with the one that makes most of them.
Reading bestReading(char delimiter, const std::vector<std::string>& lines);

} // namespace sessionsmith::events
