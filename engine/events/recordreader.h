// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/recordblock.h"
#include "engine/events/recordblocks.h"

namespace sessionsmith::events {

/// Reads a delimited file record by record, see RecordBlock. A line that is too long to be one is passed over.
class RecordReader
{
public:
    RecordReader(TextBlocks blocks, char delimiter) : m_blocks(std::move(blocks), delimiter), m_delimiter(delimiter) {}

    /// The next record, valid until the next call; null at the end of the file. Errors: as TextBlocks::next().
    Result<const RecordBlock*> next();
    std::uint64_t lineNumber() const { return m_linesBefore + m_records->line(); } ///< of the record's first line

private:
    RecordBlocks m_blocks;
    char m_delimiter;
    TextBlock m_block;
    std::optional<RecordBlock> m_records; // of the block
    std::uint64_t m_linesBefore = 0;
};

} // namespace sessionsmith::events
