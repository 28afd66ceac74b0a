// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/runfiles/recordfile.h"

#include <bit>
#include <string>

/// TensorBoard's event files byte by byte.
namespace sessionsmith::test {

template <typename Unsigned>
std::string little(Unsigned value)
{
    std::string bytes;
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes += char(std::uint8_t(value >> (8 * i)));
    return bytes;
}

inline std::string checksum(const std::string& bytes)
{
    const std::uint32_t crc = runfiles::crc32c(bytes);
    return little(((crc >> 15) | (crc << 17)) + 0xa282ead8);
}

inline std::string record(const std::string& bytes)
{
    const std::string length = little(std::uint64_t(bytes.size()));
    return length + checksum(length) + bytes + checksum(bytes);
}

inline std::string varint(std::uint64_t number)
{
    std::string bytes;
    for (; number > 127; number >>= 7)
        bytes += char(std::uint8_t(number | 128));
    return bytes + char(number);
}

inline std::string field(int number, const std::string& bytes)
{
    return varint(std::uint64_t(number) << 3 | 2) + varint(bytes.size()) + bytes;
}

inline std::string scalarEvent(double time, std::uint64_t step, const std::string& tag, float value)
{
    return "\x09" + little(std::bit_cast<std::uint64_t>(time)) + "\x10" + varint(step) +
           field(5, field(1, field(1, tag) + "\x15" + little(std::bit_cast<std::uint32_t>(value))));
}

} // namespace sessionsmith::test
