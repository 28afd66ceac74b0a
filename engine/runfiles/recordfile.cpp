// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/recordfile.h"

#include "engine/runfiles/wirereader.h"

#include <algorithm>
#include <array>

namespace sessionsmith::runfiles {

namespace {

constexpr std::uint64_t headSize = 12, tailSize = 4, pieceSize = 1u << 16;

constexpr std::array<std::uint32_t, 256> crcTable()
{
    constexpr std::uint32_t polynomial = 0x82f63b78; // 0x1edc6f41, its bits turned round
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        table[byte] = byte;
        for (int bit = 0; bit < 8; ++bit)
            table[byte] = (table[byte] >> 1) ^ ((table[byte] & 1) != 0 ? polynomial : 0);
    }
    return table;
}

std::uint32_t masked(std::uint32_t crc)
{
    return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
}

bool isHead(std::string_view head)
{
    return masked(crc32c(head.substr(0, 8))) == littleEndian<std::uint32_t>(head.substr(8));
}

} // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before)
{
    static constexpr auto table = crcTable();
    std::uint32_t crc = ~before;
    for (const char c : bytes)
        crc = (crc >> 8) ^ table[(crc ^ std::uint8_t(c)) & 0xff];
    return ~crc;
}

bool RecordFile::isOne(const InputFile& file)
{
    std::array<char, headSize> head{};
    const RecordFile records(file);
    return file.size() >= headSize && records.fill(0, head) && isHead({head.data(), head.size()});
}

Result<bool> RecordFile::next(std::string& record)
{
    const std::uint64_t left = m_file.size() - m_offset;
    if (left == 0) return false;
    m_begin = m_offset;
    m_wasCut = left < headSize;
    if (m_wasCut) return false;
    std::array<char, headSize> head{};
    if (auto read = fill(m_offset, head); !read) return tl::unexpected(read.error());
    if (!isHead({head.data(), head.size()})) return fail(damaged(m_offset + 8));
    const auto length = littleEndian<std::uint64_t>({head.data(), 8});
    m_wasCut = left - headSize < tailSize || left - headSize - tailSize < length; // no sum that could overflow
    if (m_wasCut) return false;
    if (auto read = readBody(length, record); !read) return tl::unexpected(read.error());
    return true;
}

Result<> RecordFile::readBody(std::uint64_t length, std::string& record)
{
    record.clear();
    std::uint32_t crc = 0;
    std::array<char, pieceSize> piece;
    m_offset += headSize;
    const std::uint64_t end = m_offset + length;
    while (m_offset < end) {
        const std::span<char> part(piece.data(), std::size_t(std::min(pieceSize, end - m_offset)));
        if (auto read = fill(m_offset, part); !read) return read;
        crc = crc32c({part.data(), part.size()}, crc);
        if (length <= largest) record.append(part.data(), part.size());
        m_offset += part.size();
    }
    std::array<char, tailSize> tail{};
    if (auto read = fill(m_offset, tail); !read) return read;
    if (masked(crc) != littleEndian<std::uint32_t>({tail.data(), tail.size()})) return fail(damaged(m_offset));
    m_offset += tailSize;
    return {};
}

Result<> RecordFile::fill(std::uint64_t offset, std::span<char> buffer) const
{
    while (!buffer.empty()) {
        const auto read = m_file.read(offset, buffer);
        if (!read) return tl::unexpected(read.error());
        if (*read == 0)
            return fail(Error(SS_TEXT("engine", "The file became shorter while it was read")).at(m_file.name()));
        offset += *read;
        buffer = buffer.subspan(*read);
    }
    return {};
}

Error RecordFile::damaged(std::uint64_t offset) const
{
    return Error(SS_TEXT("engine", "The file is damaged: the checksum at byte {0} is not that of what precedes it"),
                 offset)
        .at(m_file.name())
        .advise(SS_TEXT("engine", "Copy the file anew, or take it out of the folder"));
}

} // namespace sessionsmith::runfiles
