// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordblock.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"

namespace sessionsmith::events {

namespace {

constexpr char quote = '"';

} // namespace

RecordBlock::RecordBlock(std::string_view text, char delimiter)
    : m_whole(text), m_delimiter(delimiter), m_separators(text, delimiter)
{}

std::size_t RecordBlock::decidedLength(std::string_view text, char delimiter)
{
    if (text.find(quote) == std::string_view::npos) return text.size();
    RecordBlock records(text, delimiter);
    for (;;) {
        const std::size_t found = text.find(quote, records.m_place);
        if (found == std::string_view::npos) return text.size();
        const std::size_t lineBegin = text.rfind('\n', found) + 1; // 0 where there is none
        records.m_place = lineBegin;
        records.readQuoted();
        if (records.m_isUndecided) return lineBegin;
    }
}

bool RecordBlock::next()
{
    do {
        if (m_place == m_whole.size()) return false;
        m_firstLine = m_lines + 1;
        m_isQuoted = !readPlainLine();
        if (!m_isQuoted) continue;
        readQuoted();
        m_separators.skipTo(m_place);
    } while (isBlank(m_text));
    return true;
}

bool RecordBlock::readPlainLine()
{
    m_fields.clear();
    std::size_t begin = m_place;
    for (;;) {
        const std::size_t end = m_separators.next();
        const bool isCut = end == m_whole.size();
        if (!isCut && m_whole[end] == quote) return false;
        m_fields.emplace_back(m_whole.data() + begin, end - begin);
        begin = end + 1;
        if (!isCut && m_whole[end] != '\n') continue;

        m_text = m_whole.substr(m_place, end - m_place);
        m_place = isCut ? end : begin;
        if (m_text.ends_with('\r')) {
            m_text.remove_suffix(1);
            m_fields.back().remove_suffix(1);
        }
        m_status = CsvRecord::Status::Complete;
        ++m_lines;
        return true;
    }
}

void RecordBlock::readQuoted()
{
    std::string_view rest = m_whole.substr(m_place);
    m_text = takeLine(rest);
    m_place = m_whole.size() - rest.size();
    ++m_lines;
    m_status = m_record.parse(m_text, m_delimiter);
    if (m_status == CsvRecord::Status::QuoteOpen) completeRecord();
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

/// Line ends within quotes stay as they are: they belong to a name.
void RecordBlock::completeRecord()
{
    const auto begin = std::size_t(m_text.data() - m_whole.data());
    std::string_view rest = m_whole.substr(m_place), joined = m_text;
    for (std::size_t lines = 1; lines < maximumLines && joined.size() < maximumBytes; ++lines) {
        m_isUndecided = rest.empty();
        if (m_isUndecided) break;
        const std::string_view line = takeLine(rest);
        joined = m_whole.substr(begin, std::size_t(line.data() - m_whole.data()) + line.size() - begin);
        if (line.find(quote) == std::string_view::npos) continue;
        m_status = m_record.parse(joined, m_delimiter);
        if (m_status == CsvRecord::Status::Complete) {
            m_text = joined;
            m_place = m_whole.size() - rest.size();
            m_lines += lines;
            return;
        }
        if (m_status == CsvRecord::Status::QuoteMisplaced)
            break; // the quote was no field's: what follows are lines of their own
    }
    m_status = m_record.parse(m_text, m_delimiter);
}

} // namespace sessionsmith::events
