// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::events {

/// The fields of one record of a delimited file, by RFC 4180: a field that begins with a quote ends at the next single
/// one, and holds delimiters and line ends as they are; two quotes in it are one. Quotes elsewhere are characters like
/// others.
class CsvRecord
{
public:
    enum class Status {
        Complete,
        QuoteOpen,     ///< the text ends within quotes: the record goes on in the next line
        QuoteMisplaced ///< something other than a delimiter follows a closing quote
    };

    /// The fields are views into `text`, which must outlive them, or into this record.
    Status parse(std::string_view text, char delimiter);
    const std::vector<std::string_view>& fields() const { return m_fields; }

private:
    std::vector<std::string_view> m_fields;
    std::string m_unquoted;
};

} // namespace sessionsmith::events
