// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sessionsmith::events {

/// Finds what matters in the text of a delimited file: delimiters, line ends and quotes, one after another. They are
/// looked for eight bytes at once and well ahead, so that no guess of the processor depends on how long a field is.
class Separators
{
public:
    /// `text` outlives this.
    Separators(std::string_view text, char delimiter);

    /// Where the next one stands; at the end of the text its size.
    std::size_t next()
    {
        while (m_taken == m_found) {
            if (m_end == m_text.size()) return m_end;
            findMore();
        }
        return m_places[m_taken++];
    }
    /// Goes on at `place`, which lies beyond the last one.
    void skipTo(std::size_t place);

private:
    static constexpr std::size_t piece = 4096; // bytes that are searched at once
    static constexpr std::size_t most = 2;     // of a word that are written down without asking how many there are

    void findMore();

    std::string_view m_text;
    std::uint64_t m_delimiters; // eight of them
    std::size_t m_end = 0;      // of what was searched
    std::size_t m_taken = 0, m_found = 0;
    std::array<std::size_t, piece + most> m_places;
};

} // namespace sessionsmith::events
