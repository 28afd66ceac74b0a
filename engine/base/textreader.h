// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textblocks.h"

#include <string_view>

namespace sessionsmith {

/// Reads a text file line by line: plain, gzip or zstd, told apart by its first bytes. A byte-order mark is skipped;
/// line ends may be LF or CRLF. Memory is bounded by one line and one buffer, whatever the file.
class TextReader
{
public:
    /// Errors: as InputFile::open().
    static Result<TextReader> open(const std::filesystem::path& path);
    static Result<TextReader> open(InputFile file);

    /// The next line without its end; valid until the next call. `line` is untouched at the end of the file, which
    /// gives false. Errors: a damaged or cut compressed stream, a read error, a line of more than
    /// TextBlocks::maximumLine bytes.
    Result<bool> next(std::string_view& line);

    std::uint64_t lineNumber() const { return m_line; }                               ///< of the last line, from 1
    std::uint64_t bytesConsumed() const { return m_blocks.stream().bytesConsumed(); } ///< of the file on the disk
    std::uint64_t fileSize() const { return m_blocks.stream().file().size(); }        ///< the same unit
    bool lastLineWasCut() const { return m_lineWasCut; } ///< the last line of the file had no line end

private:
    explicit TextReader(TextBlocks blocks) : m_blocks(std::move(blocks)) {}

    TextBlocks m_blocks;
    TextBlock m_block;
    std::size_t m_position = 0; // in the text of the block
    std::uint64_t m_line = 0;
    bool m_lineWasCut = false;
};

/// Takes the first line off the front of `text`, without its end.
std::string_view takeLine(std::string_view& text);

} // namespace sessionsmith
