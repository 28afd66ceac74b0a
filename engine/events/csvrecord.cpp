// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/csvrecord.h"

namespace sessionsmith::events {

CsvRecord::Status CsvRecord::parse(std::string_view text, char delimiter)
{
    m_fields.clear();
    m_unquoted.clear();
    if (text.find('"') != std::string_view::npos)
        m_unquoted.reserve(text.size()); // never grows below: the views into it stay valid
    for (;;) {
        if (!text.starts_with('"')) {
            const std::size_t end = text.find(delimiter);
            m_fields.push_back(text.substr(0, end));
            if (end == std::string_view::npos) return Status::Complete;
            text.remove_prefix(end + 1);
            continue;
        }
        const std::size_t begin = m_unquoted.size();
        for (;;) {
            text.remove_prefix(1);
            const std::size_t quote = text.find('"');
            if (quote == std::string_view::npos) return Status::QuoteOpen;
            m_unquoted += text.substr(0, quote);
            text.remove_prefix(quote + 1);
            if (!text.starts_with('"')) break;
            m_unquoted += '"';
        }
        m_fields.push_back(std::string_view(m_unquoted).substr(begin));
        if (text.empty()) return Status::Complete;
        if (text.front() != delimiter) return Status::QuoteMisplaced;
        text.remove_prefix(1);
    }
}

} // namespace sessionsmith::events
