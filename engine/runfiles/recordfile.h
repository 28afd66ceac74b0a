// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"

#include <span>
#include <string>
#include <string_view>

namespace sessionsmith::runfiles {

/// CRC-32C (Castagnoli; RFC 3720, B.4) of bytes that follow those of `before`.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

/// Reads a file of TensorFlow's records: length (64 bits), its checksum, the bytes, their checksum, all little-endian;
/// a checksum is a CRC-32C, turned right by 15 bits and added to 0xa282ead8. Memory is bounded by `largest`, whatever
/// the file says.
class RecordFile
{
public:
    /// Bytes of a record that is kept. A longer one, such as the graph of a large model, is checked and passed over.
    static constexpr std::uint64_t largest = 16u << 20;

    explicit RecordFile(InputFile file) : m_file(std::move(file)) {}
    /// Whether the file begins as one of records does.
    static bool isOne(const InputFile& file);

    /// The next record, empty where it was too long to be kept; false at the end. Errors: a read error, a checksum that
    /// is not right, with its place.
    Result<bool> next(std::string& record);
    std::uint64_t begin() const { return m_begin; } ///< of the last record: its first byte in the file
    /// The last record is not all there: whoever writes the file is still at it, or was stopped.
    bool wasCut() const { return m_wasCut; }

private:
    Result<> fill(std::uint64_t offset, std::span<char> buffer) const;
    Result<> readBody(std::uint64_t length, std::string& record);
    Error damaged(std::uint64_t offset) const;

    InputFile m_file;
    std::uint64_t m_offset = 0;
    std::uint64_t m_begin = 0;
    bool m_wasCut = false;
};

} // namespace sessionsmith::runfiles
