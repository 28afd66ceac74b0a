// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textblocks.h"

#include <utility>

namespace sessionsmith {

Result<TextBlocks> TextBlocks::open(InputFile file, TextEncoding encoding)
{
    auto converter = TextConverter::create(encoding);
    if (!converter) return fail(converter.error().at(file.name()));
    return UnpackedStream::open(std::move(file)).map([&](UnpackedStream&& stream) {
        return TextBlocks(std::move(stream), std::move(*converter));
    });
}

/// Appends about a block to `text`, or what is left of the file.
Result<> TextBlocks::readMore(std::string& text)
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    std::size_t filled = text.size();
    text.resize(filled + blockSize);
    while (filled < text.size() && !m_ended) {
        const auto count = m_stream.read({text.data() + filled, text.size() - filled});
        if (!count) return tl::unexpected(count.error());
        filled += *count;
        m_ended = *count == 0;
    }
    text.resize(filled);
    if (!std::exchange(m_begun, true) && text.starts_with(byteOrderMark)) text.erase(0, byteOrderMark.size());
    return {};
}

/// Reads on to the end of a line whose beginning is let go.
Result<> TextBlocks::skipLine()
{
    for (;;) {
        m_rest.clear();
        if (auto read = readMore(m_rest); !read) return read;
        const std::size_t end = m_rest.find('\n');
        if (end == std::string::npos && !m_ended) continue;
        m_rest.erase(0, end == std::string::npos ? m_rest.size() : end + 1);
        return {};
    }
}

Result<bool> TextBlocks::next(TextBlock& block)
{
    const auto read = nextLines(block);
    if (read && *read) m_converter.convert(block.text);
    return read;
}

Result<bool> TextBlocks::nextLines(TextBlock& block)
{
    std::string& text = block.text;
    block.isTooLong = false;
    text.swap(m_rest);
    m_rest.clear();
    for (std::size_t searched = 0;;) {
        const std::size_t end = std::string_view(text).substr(searched).rfind('\n');
        if (end == std::string_view::npos && text.size() > maximumLine) {
            if (auto skipped = skipLine(); !skipped) return tl::unexpected(skipped.error());
            text.clear();
            block.isTooLong = true;
            return true;
        }
        if (m_ended) return !text.empty();
        if (end != std::string_view::npos) {
            m_rest.assign(text, searched + end + 1);
            text.resize(searched + end + 1);
            return true;
        }
        searched = text.size();
        if (auto read = readMore(text); !read) return tl::unexpected(read.error());
    }
}

} // namespace sessionsmith
