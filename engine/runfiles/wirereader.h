// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace sessionsmith::runfiles {

/// A number at the front of `bytes`, which has enough of them.
template <typename Unsigned>
Unsigned littleEndian(std::string_view bytes)
{
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
        value |= Unsigned(std::uint8_t(bytes[i])) << (8 * i);
    return value;
}

/// The fields of a message in the wire format of Protocol Buffers, one after the other. It looks at nothing beyond the
/// message, copies nothing and goes into no field by itself.
class WireReader
{
public:
    enum class Type { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

    explicit WireReader(std::string_view message) : m_rest(message) {}

    /// False at the end, and where what follows is no field.
    bool next();
    bool isSound() const { return !m_isBroken; } ///< so far

    std::uint32_t field() const { return m_field; }
    Type type() const { return m_type; }
    /// Of a field of bytes; empty of others.
    std::string_view bytes() const { return m_bytes; }
    /// Of any other; 0 of bytes.
    std::uint64_t number() const { return m_number; }
    double asDouble() const { return std::bit_cast<double>(m_number); }             ///< of Fixed64
    float asFloat() const { return std::bit_cast<float>(std::uint32_t(m_number)); } ///< of Fixed32
    bool is(std::uint32_t field, Type type) const { return m_field == field && m_type == type; }

private:
    bool broken();
    bool takeVarint(std::uint64_t& value);
    bool take(std::uint64_t size, std::string_view& bytes);

    std::string_view m_rest;
    std::uint32_t m_field = 0;
    Type m_type = Type::Varint;
    std::uint64_t m_number = 0;
    std::string_view m_bytes;
    bool m_isBroken = false;
};

} // namespace sessionsmith::runfiles
