// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/separators.h"

#include "engine/base/words.h"

#include <algorithm>
#include <bit>

namespace sessionsmith::events {

namespace {

constexpr std::uint64_t lowBits = 0x0101'0101'0101'0101;
constexpr std::uint64_t highBits = lowBits << 7;

constexpr std::uint64_t eightOf(char c)
{
    return lowBits * static_cast<unsigned char>(c);
}

/// The high bit of every byte of `word` that is a delimiter, a line end or a quote, all of which are ASCII.
std::uint64_t hits(std::uint64_t word, std::uint64_t delimiters)
{
    // Of equal bytes the difference is 0, and alone stays below 0x80 when 0x7f is added: no carry crosses a byte.
    const std::uint64_t bytes = word & ~highBits;
    const auto unlike = [bytes](std::uint64_t pattern) { return (bytes ^ pattern) + ~highBits; };
    return ~((unlike(delimiters) & unlike(eightOf('\n')) & unlike(eightOf('"'))) | word) & highBits;
}

/// The first byte of which the high bit is set; some byte where there is none: what is asked in vain need not be known.
std::size_t firstOf(std::uint64_t hits)
{
    return std::size_t(std::countr_zero(hits | std::uint64_t(1) << 63)) / 8;
}

} // namespace

Separators::Separators(std::string_view text, char delimiter) : m_text(text), m_delimiters(eightOf(delimiter)) {}

void Separators::findMore()
{
    const std::size_t end = std::min(m_text.size(), m_end + piece);
    std::size_t* out = m_places.data();
    std::size_t place = m_end;
    for (; place + 8 <= end; place += 8) {
        std::uint64_t found = hits(loadedWord<std::uint64_t>(m_text.data() + place), m_delimiters);
        const std::size_t count = ((found >> 7) * lowBits) >> 56;
        for (std::size_t i = 0; i < most; ++i, found &= found - 1)
            out[i] = place + firstOf(found);
        for (std::size_t i = most; i < count; ++i, found &= found - 1)
            out[i] = place + firstOf(found);
        out += count;
    }
    for (; place < end; ++place)
        if (const char c = m_text[place]; c == '\n' || c == '"' || c == char(m_delimiters)) *out++ = place;
    m_end = end;
    m_taken = 0;
    m_found = std::size_t(out - m_places.data());
}

void Separators::skipTo(std::size_t place)
{
    while (m_taken < m_found && m_places[m_taken] < place)
        ++m_taken;
    m_end = std::max(m_end, place);
}

} // namespace sessionsmith::events
