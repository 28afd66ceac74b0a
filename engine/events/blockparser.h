// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textblocks.h"
#include "engine/events/rowlayout.h"

#include <array>
#include <memory>
#include <optional>

namespace sessionsmith::events {

/// What was read of a block of a file; lines are numbered from 1 in the block.
struct BlockReading
{
    static constexpr std::size_t rejectedKept = 100;

    EventRows rows;
    std::uint64_t lines = 0;
    std::uint64_t rejectedCount = 0;
    std::uint64_t unreadable = 0;      ///< of the rejected ones: not in the encoding of the file
    std::vector<RejectedRow> rejected; ///< the first ones
};

/// Reads blocks of whole records, one after another. Every thread has one of its own, with its own names.
class BlockParser
{
public:
    static std::unique_ptr<BlockParser> create(const Preview& preview, const RowLayout& layout);
    virtual ~BlockParser() = default;

    /// `hasHeader`: its first record is the header of a table.
    BlockReading parse(const TextBlock& block, bool hasHeader);
    NameTables takeNames() { return std::move(m_names); }

protected:
    BlockParser(LogColumns columns, TextEncoding encoding) : m_columns(columns), m_encoding(encoding) {}
    /// Accepts or rejects every record of the text; how many lines it has.
    virtual std::uint64_t read(std::string_view text, bool hasHeader) = 0;

    /// The next event, to be filled in. What the log has no column for stays as it is.
    RawEvent& draft() { return m_accepted[m_acceptedCount]; }
    /// Events are taken many at a time: their names stay where they are until takeAccepted() or the end of read().
    void acceptDraft()
    {
        if (++m_acceptedCount == m_accepted.size()) takeAccepted();
    }
    void takeAccepted();
    void reject(std::uint64_t line, Message reason);
    /// Whether the text of a record cannot be read at all; then it has been rejected.
    bool isUnreadable(std::string_view text, std::uint64_t line);

private:
    LogColumns m_columns;
    TextEncoding m_encoding;
    NameTables m_names;
    BlockReading m_reading;
    std::array<RawEvent, EventRows::mostAtOnce> m_accepted; // not yet taken, then a draft
    std::size_t m_acceptedCount = 0;
    std::size_t m_lastCount = 0; // of events in the block before
    bool m_isClean = false;      // the block: all of it can be read
};

} // namespace sessionsmith::events
