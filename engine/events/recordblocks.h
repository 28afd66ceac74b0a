// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textblocks.h"

#include <optional>

namespace sessionsmith::events {

/// Reads a file in blocks of whole records, so that each can be read by itself.
class RecordBlocks
{
public:
    /// `delimiter`: of a table, whose records may span lines; without one every line is a record.
    RecordBlocks(TextBlocks blocks, std::optional<char> delimiter) : m_blocks(std::move(blocks)), m_delimiter(delimiter)
    {}

    /// As TextBlocks::next().
    Result<bool> next(TextBlock& block);

    const UnpackedStream& stream() const { return m_blocks.stream(); }

private:
    TextBlocks m_blocks;
    std::optional<char> m_delimiter;
    TextBlock m_next;
    std::string m_rest; // the beginning of a record that may go on
    bool m_tooLongNext = false;
};

} // namespace sessionsmith::events
