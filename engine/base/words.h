// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sessionsmith {

/// The number whose lowest byte is the first one of `bytes`, on any machine.
template <typename Word>
Word loadedWord(const char* bytes)
{
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big)
        word = sizeof word == 8 ? Word(__builtin_bswap64(word)) : Word(__builtin_bswap32(word));
    return word;
}

/// The last eight bytes of `text`, the last of all highest; where it is shorter, zeros come before it.
inline std::uint64_t lastEightBytes(std::string_view text)
{
    const char* const bytes = text.data();
    const std::size_t length = text.size();
    if (length >= 8) return loadedWord<std::uint64_t>(bytes + length - 8);
    if (length >= 4) { // two pieces that overlap: nothing beyond the text is read
        const std::uint64_t front = loadedWord<std::uint32_t>(bytes);
        return std::uint64_t(loadedWord<std::uint32_t>(bytes + length - 4)) << 32 | front << (64 - 8 * length);
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < length; ++i)
        word = word >> 8 | std::uint64_t(static_cast<unsigned char>(bytes[i])) << 56;
    return word;
}

/// The number that `length` digits (1 ... 8) say, which stand in `word` as lastEightBytes() gives them; -1 if one is no
/// digit.
inline std::int32_t parsedDigits(std::uint64_t word, std::size_t length)
{
    constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
    word = (word | zeros >> 8 >> (8 * (length - 1))) ^ zeros;
    if (((word + 0x7676'7676'7676'7676) | word) & 0x8080'8080'8080'8080) return -1;
    word = (word * (1 + (10 << 8))) >> 8 & 0x00ff'00ff'00ff'00ff; // numbers of two digits each, then of four, then all
    word = (word * (1 + (100 << 16))) >> 16 & 0x0000'ffff'0000'ffff;
    return std::int32_t(word * (1 + (std::uint64_t(10'000) << 32)) >> 32);
}

} // namespace sessionsmith
