// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/wirereader.h"

namespace sessionsmith::runfiles {

bool WireReader::next()
{
    if (m_rest.empty() || m_isBroken) return false;
    std::uint64_t key = 0;
    if (!takeVarint(key) || key > UINT32_MAX || key >> 3 == 0) return broken();
    m_field = std::uint32_t(key >> 3);
    m_type = Type(key & 7);
    m_number = 0;
    m_bytes = {};
    switch (m_type) {
    case Type::Varint:
        return takeVarint(m_number) || broken();
    case Type::Fixed64:
        if (std::string_view bytes; take(8, bytes)) {
            m_number = littleEndian<std::uint64_t>(bytes);
            return true;
        }
        return broken();
    case Type::Fixed32:
        if (std::string_view bytes; take(4, bytes)) {
            m_number = littleEndian<std::uint32_t>(bytes);
            return true;
        }
        return broken();
    case Type::Bytes:
        if (std::uint64_t size = 0; takeVarint(size) && take(size, m_bytes)) return true;
        return broken();
    }
    return broken(); // a group, which nobody writes any more, or no type at all
}

bool WireReader::broken()
{
    m_isBroken = true;
    return false;
}

bool WireReader::takeVarint(std::uint64_t& value)
{
    constexpr int longest = 10; // bytes of seven bits
    value = 0;
    for (int i = 0; i < longest && !m_rest.empty(); ++i) {
        const auto byte = std::uint8_t(m_rest.front());
        m_rest.remove_prefix(1);
        value |= std::uint64_t(byte & 0x7f) << (7 * i);
        if (byte < 0x80) return true;
    }
    return false;
}

bool WireReader::take(std::uint64_t size, std::string_view& bytes)
{
    if (size > m_rest.size()) return false;
    bytes = m_rest.substr(0, std::size_t(size));
    m_rest.remove_prefix(std::size_t(size));
    return true;
}

} // namespace sessionsmith::runfiles
