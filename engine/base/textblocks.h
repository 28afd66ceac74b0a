// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textencoding.h"
#include "engine/base/unpackedstream.h"

#include <string>

namespace sessionsmith {

/// A piece of a text file: lines with their ends, which only the last line of the file may lack.
struct TextBlock
{
    std::string text;
    bool isTooLong = false; ///< it stands for one line of more than TextBlocks::maximumLine bytes, and has no text
};

/// Reads a text file, plain or compressed, in blocks of whole lines in UTF-8. A byte-order mark is left out. Memory is
/// bounded by the longest line and one buffer, whatever the file.
class TextBlocks
{
public:
    static constexpr std::size_t blockSize = 1u << 18;    ///< bytes of most blocks
    static constexpr std::size_t maximumLine = 64u << 20; ///< bytes

    /// What is no character in `encoding` becomes TextConverter::invalidByte; a file in UTF-8 is taken as it is.
    /// Errors: as InputFile::open(), an encoding that this system does not know.
    static Result<TextBlocks> open(InputFile file, TextEncoding encoding = TextEncoding::Utf8);

    /// The next block, in the memory of the one before; false at the end of the file. Errors: a read error, a
    /// compressed stream that is damaged or cut off.
    Result<bool> next(TextBlock& block);

    const UnpackedStream& stream() const { return m_stream; }

private:
    TextBlocks(UnpackedStream stream, TextConverter converter)
        : m_stream(std::move(stream)), m_converter(std::move(converter))
    {}
    Result<bool> nextLines(TextBlock& block);
    Result<> readMore(std::string& text);
    Result<> skipLine();

    UnpackedStream m_stream;
    TextConverter m_converter;
    std::string m_rest; // of the text read so far, what follows its last line end
    bool m_begun = false, m_ended = false;
};

} // namespace sessionsmith
