// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textreader.h"
#include "engine/events/csvrecord.h"

#include <deque>
#include <optional>

namespace sessionsmith::events {

/// Reads a delimited file record by record. Empty lines are skipped. A record may span lines within quotes; a quote
/// that is not closed within `maximumLines` spoils its own line alone, and reading goes on with the next one.
class RecordReader
{
public:
    static constexpr std::size_t maximumLines = 64;
    static constexpr std::size_t maximumBytes = 1u << 20; ///< of a record that spans lines

    RecordReader(TextReader reader, char delimiter) : m_reader(std::move(reader)), m_delimiter(delimiter) {}

    /// False at the end of the file. What the last call gave is valid until the next one. Errors: as
    /// TextReader::next().
    Result<bool> next();

    /// What is wrong with the quotes of the record, if something is: then it has no fields.
    std::optional<Message> fault() const;
    const std::vector<std::string_view>& fields() const { return m_record.fields(); }
    std::string_view text() const { return m_text; }
    std::uint64_t lineNumber() const { return m_firstLine; } ///< of the record's first line
    /// This is the last record of the file, and no line end follows it.
    bool isCut() const { return m_reader.lastLineWasCut() && m_pending.empty(); }
    const TextReader& reader() const { return m_reader; }

private:
    struct Line
    {
        std::string text;
        std::uint64_t number = 0;
    };
    Result<bool> nextLine(std::string_view& line);
    Result<> completeRecord();

    TextReader m_reader;
    char m_delimiter;
    CsvRecord m_record;
    CsvRecord::Status m_status = CsvRecord::Status::Complete;
    std::string_view m_text;
    std::uint64_t m_line = 0;
    std::uint64_t m_firstLine = 0;
    Line m_current;             // the line last taken from m_pending
    std::string m_joined;       // a record that spans lines
    std::deque<Line> m_pending; // read in search of a closing quote that did not come
};

} // namespace sessionsmith::events
