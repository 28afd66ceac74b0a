// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/events/csvrecord.h"
#include "engine/events/separators.h"

#include <cstdint>
#include <optional>

namespace sessionsmith::events {

/// The records of a piece of a delimited file. Empty lines are skipped. A record may span lines within quotes; a quote
/// that is not closed within `maximumLines` spoils its own line alone, and reading goes on with the next one.
class RecordBlock
{
public:
    static constexpr std::size_t maximumLines = 64;
    static constexpr std::size_t maximumBytes = 1u << 20; ///< of a record that spans lines

    /// `text` begins with a line, and outlives this.
    RecordBlock(std::string_view text, char delimiter);
    /// How much of `text` can be read whatever follows it: all, or what precedes a record that may go on.
    static std::size_t decidedLength(std::string_view text, char delimiter);

    /// False at the end. What the last call gave is valid until the next one.
    bool next();

    /// What is wrong with the quotes of the record, if something is: then it has no fields.
    std::optional<Message> fault() const;
    const std::vector<std::string_view>& fields() const { return m_isQuoted ? m_record.fields() : m_fields; }
    std::string_view text() const { return m_text; }
    bool isQuoted() const { return m_isQuoted; } ///< its fields are valid until the next call, otherwise in the text
    std::uint64_t line() const { return m_firstLine; } ///< the first one of the record, from 1
    std::uint64_t linesRead() const { return m_lines; }
    /// This is the last record, and no line end follows it.
    bool isCut() const { return m_place == m_whole.size() && !m_whole.ends_with('\n'); }

private:
    /// Reads the line that begins at `m_place`; false if there is a quote in it.
    bool readPlainLine();
    /// Reads the record that begins there, whatever is in it.
    void readQuoted();
    void completeRecord();

    const std::string_view m_whole;
    const char m_delimiter;
    Separators m_separators;
    std::size_t m_place = 0;                // of what was not yet read
    std::vector<std::string_view> m_fields; // of a line without quotes
    bool m_isQuoted = false;
    bool m_isUndecided = false; // the text ended in search of a closing quote
    CsvRecord m_record;
    CsvRecord::Status m_status = CsvRecord::Status::Complete;
    std::string_view m_text;
    std::uint64_t m_lines = 0;
    std::uint64_t m_firstLine = 0;
};

} // namespace sessionsmith::events
