// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"

#include <memory>
#include <string_view>

namespace sessionsmith {

/// Reads a text file line by line: plain, gzip or zstd, told apart by its first bytes. A byte-order mark is skipped;
/// line ends may be LF or CRLF. Memory is bounded by one line and one buffer, whatever the file.
class TextReader
{
public:
    static constexpr std::size_t maximumLine = 64u << 20;

    /// Errors: as InputFile::open().
    static Result<TextReader> open(const std::filesystem::path& path);
    static Result<TextReader> open(InputFile file);
    ~TextReader();
    TextReader(TextReader&&) noexcept;
    TextReader& operator=(TextReader&&) noexcept;

    /// The next line without its end; valid until the next call. `line` is untouched at the end of the file, which
    /// gives false. Errors: a damaged or cut compressed stream, a read error, a line of more than `maximumLine` bytes.
    Result<bool> next(std::string_view& line);

    std::uint64_t lineNumber() const;    ///< of the line last returned, from 1
    std::uint64_t bytesConsumed() const; ///< of the file as it lies on the disk
    std::uint64_t fileSize() const;      ///< the same unit
    bool isCompressed() const;
    bool lastLineWasCut() const; ///< the last line of the file had no line end

private:
    struct Source;
    explicit TextReader(std::unique_ptr<Source> source);
    std::unique_ptr<Source> m_source;
};

} // namespace sessionsmith
