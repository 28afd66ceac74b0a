// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordblock.h"

#include "engine/base/textreader.h"

namespace sessionsmith::events {

namespace {

constexpr char quote = '"';

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

} // namespace

RecordBlock::RecordBlock(std::string_view text, char delimiter)
    : m_rest(text), m_delimiter(delimiter), m_hasQuotes(text.find(quote) != std::string_view::npos),
      m_endsWithLine(text.ends_with('\n'))
{}

std::size_t RecordBlock::decidedLength(std::string_view text, char delimiter)
{
    RecordBlock records(text, delimiter);
    for (std::size_t position = 0;;) {
        const std::size_t found = text.find(quote, position);
        if (found == std::string_view::npos) return text.size();
        const std::size_t lineBegin = text.rfind('\n', found) + 1; // 0 where there is none
        records.m_rest = text.substr(lineBegin);
        records.next();
        if (records.m_isUndecided) return lineBegin;
        position = text.size() - records.m_rest.size();
    }
}

bool RecordBlock::next()
{
    do {
        if (m_rest.empty()) return false;
        m_text = takeLine(m_rest);
        ++m_lines;
    } while (isBlank(m_text));

    m_firstLine = m_lines;
    m_isQuoted = m_hasQuotes && m_text.find(quote) != std::string_view::npos;
    if (!m_isQuoted) {
        m_record.split(m_text, m_delimiter);
        m_status = CsvRecord::Status::Complete;
        return true;
    }
    m_status = m_record.parse(m_text, m_delimiter);
    if (m_status == CsvRecord::Status::QuoteOpen) completeRecord();
    return true;
}

std::optional<Message> RecordBlock::fault() const
{
    switch (m_status) {
    case CsvRecord::Status::Complete:
        return std::nullopt;
    case CsvRecord::Status::QuoteOpen:
        return Message(SS_TEXT("engine", "A quote is not closed"));
    case CsvRecord::Status::QuoteMisplaced:
        return Message(SS_TEXT("engine", "Characters follow a closing quote"));
    }
    return std::nullopt;
}

void RecordBlock::completeRecord()
{
    m_joined = m_text;
    std::string_view rest = m_rest;
    for (std::size_t lines = 1; lines < maximumLines && m_joined.size() < maximumBytes; ++lines) {
        m_isUndecided = rest.empty();
        if (m_isUndecided) break;
        const std::string_view line = takeLine(rest);
        m_joined.append(1, '\n').append(line);
        if (line.find(quote) == std::string_view::npos) continue;
        m_status = m_record.parse(m_joined, m_delimiter);
        if (m_status == CsvRecord::Status::Complete) {
            m_text = m_joined;
            m_rest = rest;
            m_lines += lines;
            return;
        }
        if (m_status == CsvRecord::Status::QuoteMisplaced)
            break; // the quote was no field's: what follows are lines of their own
    }
    m_status = m_record.parse(m_text, m_delimiter);
}

} // namespace sessionsmith::events
