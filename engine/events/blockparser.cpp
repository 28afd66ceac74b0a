// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/blockparser.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"
#include "engine/events/eventparser.h"
#include "engine/events/jsonlines.h"
#include "engine/events/recognition.h"
#include "engine/events/recordblock.h"

#include <utility>

namespace sessionsmith::events {

namespace {

/// A delimited file.
class TableParser : public BlockParser
{
public:
    TableParser(const Preview& preview, const RowLayout& layout)
        : BlockParser(layout.logColumns(), preview.encoding), m_layout(layout), m_delimiter(preview.delimiter)
    {}

private:
    std::uint64_t read(std::string_view text, bool hasHeader) override
    {
        RecordBlock records(text, m_delimiter);
        while (records.next()) {
            if (std::exchange(hasHeader, false) || isUnreadable(records.text(), records.line())) continue;
            if (auto problem = problemOf(records, draft()))
                reject(records.line(), std::move(*problem));
            else
                acceptDraft();
            if (records.isQuoted()) takeAccepted(); // the next record takes the place of its fields
        }
        return records.linesRead();
    }

    std::optional<Message> problemOf(const RecordBlock& records, RawEvent& event) const
    {
        if (auto fault = records.fault()) return fault;
        if (records.fields().size() < m_layout.width && records.isCut())
            return Message(SS_TEXT("engine", "The file ends in the middle of this row: it has {0} of {1} fields"),
                           records.fields().size(), m_layout.width);
        return parseEvent(records.fields(), m_layout, event);
    }

    const RowLayout m_layout;
    const char m_delimiter;
};

/// A file of JSON Lines, in either layout.
class JsonParser : public BlockParser
{
public:
    JsonParser(const Preview& preview, const RowLayout& layout)
        : BlockParser(layout.logColumns(), preview.encoding), m_layout(layout),
          m_records(preview.format, preview.columns)
    {}

private:
    std::uint64_t read(std::string_view text, bool) override
    {
        std::uint64_t number = 0;
        while (!text.empty()) {
            const std::string_view line = takeLine(text);
            ++number;
            if (trimmed(line).empty() || isUnreadable(line, number)) continue;
            if (auto problem = m_records.parse(line)) {
                reject(number, std::move(*problem));
                continue;
            }
            for (const std::vector<std::string>& row : m_records.rows()) {
                if (auto problem = parseEvent({row.begin(), row.end()}, m_layout, draft()))
                    reject(number, std::move(*problem));
                else
                    acceptDraft();
            }
            takeAccepted();
        }
        return number;
    }

    const RowLayout m_layout;
    JsonRecords m_records;
};

/// A user and items in each line.
class SequenceParser : public BlockParser
{
public:
    SequenceParser(const Preview& preview, const RowLayout& layout)
        : BlockParser({}, preview.encoding), m_action(layout.action)
    {}

private:
    std::uint64_t read(std::string_view text, bool) override
    {
        std::uint64_t number = 0;
        while (!text.empty()) {
            const std::string_view line = takeLine(text);
            ++number;
            const std::vector<std::string_view> fields = words(line);
            if (fields.empty() || isUnreadable(line, number)) continue;
            if (fields.size() == 1) reject(number, Message(SS_TEXT("engine", "No item follows the user")));
            for (std::size_t i = 1; i < fields.size(); ++i) {
                draft() = {.user = fields[0], .action = m_action, .item = fields[i]};
                acceptDraft();
            }
        }
        return number;
    }

    const std::string m_action;
};

} // namespace

std::unique_ptr<BlockParser> BlockParser::create(const Preview& preview, const RowLayout& layout)
{
    switch (preview.format) {
    case Format::Otto:
    case Format::JsonLines:
        return std::make_unique<JsonParser>(preview, layout);
    case Format::Sequences:
        return std::make_unique<SequenceParser>(preview, layout);
    default:
        return std::make_unique<TableParser>(preview, layout);
    }
}

BlockReading BlockParser::parse(const TextBlock& block, bool hasHeader)
{
    const std::size_t likely = m_lastCount + m_lastCount / 16;
    m_reading = {};
    m_reading.rows.reserve(likely, m_columns);
    m_isClean = isValidUtf8(block.text) && block.text.find('\0') == std::string::npos;
    if (block.isTooLong) {
        m_reading.lines = 1;
        reject(1, Message(SS_TEXT("engine", "The line has more than {0} bytes"), TextBlocks::maximumLine));
    } else {
        m_reading.lines = read(block.text, hasHeader);
        takeAccepted();
    }
    m_lastCount = m_reading.rows.size();
    return std::move(m_reading);
}

void BlockParser::takeAccepted()
{
    m_reading.rows.add(std::span(m_accepted).first(m_acceptedCount), m_columns, m_names);
    m_acceptedCount = 0;
}

void BlockParser::reject(std::uint64_t line, Message reason)
{
    ++m_reading.rejectedCount;
    if (m_reading.rejected.size() < BlockReading::rejectedKept) m_reading.rejected.push_back({line, std::move(reason)});
}

bool BlockParser::isUnreadable(std::string_view text, std::uint64_t line)
{
    if (m_isClean) return false;
    const std::size_t invalid = findInvalidUtf8(text);
    if (invalid != std::string_view::npos) {
        ++m_reading.unreadable;
        reject(line, m_encoding == TextEncoding::Gb18030
                         ? Message(SS_TEXT("engine", "The row is not valid {0}"), "GB18030")
                         : Message(SS_TEXT("engine", "Byte {0} of the row is not valid UTF-8"), invalid + 1));
        return true;
    }
    const bool hasZero = text.find('\0') != std::string_view::npos;
    if (hasZero) reject(line, Message(SS_TEXT("engine", "The row holds a zero byte")));
    return hasZero;
}

} // namespace sessionsmith::events
