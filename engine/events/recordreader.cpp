// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordreader.h"

#include <iterator>

namespace sessionsmith::events {

Result<bool> RecordReader::nextLine(std::string_view& line)
{
    if (m_pending.empty()) {
        auto read = m_reader.next(line);
        m_line = m_reader.lineNumber();
        return read;
    }
    m_current = std::move(m_pending.front());
    m_pending.pop_front();
    line = m_current.text;
    m_line = m_current.number;
    return true;
}

Result<bool> RecordReader::next()
{
    do {
        const auto read = nextLine(m_text);
        if (!read || !*read) return read;
    } while (m_text.find_first_not_of(" \t") == std::string_view::npos);

    m_firstLine = m_line;
    m_status = m_record.parse(m_text, m_delimiter);
    if (m_status == CsvRecord::Status::QuoteOpen)
        if (auto completed = completeRecord(); !completed) return tl::unexpected(completed.error());
    return true;
}

std::optional<Message> RecordReader::fault() const
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

Result<> RecordReader::completeRecord()
{
    m_joined = m_text;
    const std::size_t firstLength = m_joined.size();
    std::deque<Line> taken;
    while (taken.size() + 1 < maximumLines && m_joined.size() < maximumBytes) {
        std::string_view line;
        const auto read = nextLine(line);
        if (!read) return tl::unexpected(read.error());
        if (!*read) break;
        taken.push_back({std::string(line), m_line});
        m_joined.append(1, '\n').append(line);
        if (line.find('"') == std::string_view::npos) continue;
        m_status = m_record.parse(m_joined, m_delimiter);
        if (m_status == CsvRecord::Status::Complete) {
            m_text = m_joined;
            return {};
        }
        if (m_status == CsvRecord::Status::QuoteMisplaced)
            break; // the quote was no field's: what follows are lines of their own
    }
    m_pending.insert(m_pending.begin(), std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end()));
    m_text = std::string_view(m_joined).substr(0, firstLength);
    m_status = m_record.parse(m_text, m_delimiter);
    return {};
}

} // namespace sessionsmith::events
