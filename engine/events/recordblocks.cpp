// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordblocks.h"

#include "engine/events/recordblock.h"

#include <utility>

namespace sessionsmith::events {

Result<bool> RecordBlocks::next(TextBlock& block)
{
    block.text.clear();
    block.isTooLong = std::exchange(m_tooLongNext, false);
    if (block.isTooLong) return true;
    for (;;) {
        auto read = m_blocks.next(m_next);
        if (!read) return read;
        block.text.swap(m_rest);
        m_rest.clear();
        if (!*read) return !block.text.empty();
        if (m_next.isTooLong) { // no record goes on in such a line
            m_tooLongNext = !block.text.empty();
            block.isTooLong = !m_tooLongNext;
            return true;
        }
        if (block.text.empty())
            block.text.swap(m_next.text);
        else
            block.text += m_next.text;
        const std::size_t length =
            m_delimiter ? RecordBlock::decidedLength(block.text, *m_delimiter) : block.text.size();
        m_rest.assign(block.text, length);
        block.text.resize(length);
        if (length > 0) return true;
    }
}

} // namespace sessionsmith::events
