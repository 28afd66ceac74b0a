// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordreader.h"

namespace sessionsmith::events {

Result<const RecordBlock*> RecordReader::next()
{
    while (!m_records || !m_records->next()) {
        if (m_records) m_linesBefore += m_records->linesRead() + (m_block.isTooLong ? 1 : 0);
        const auto more = m_blocks.next(m_block);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return nullptr;
        m_records.emplace(m_block.text, m_delimiter);
    }
    return &*m_records;
}

} // namespace sessionsmith::events
