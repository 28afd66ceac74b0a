// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/textreader.h"

#include <algorithm>

namespace sessionsmith {

std::string_view takeLine(std::string_view& text)
{
    const std::size_t length = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

Result<TextReader> TextReader::open(const std::filesystem::path& path)
{
    return InputFile::open(path).and_then([](InputFile&& file) { return open(std::move(file)); });
}

Result<TextReader> TextReader::open(InputFile file)
{
    return TextBlocks::open(std::move(file)).map([](TextBlocks&& blocks) { return TextReader(std::move(blocks)); });
}

Result<bool> TextReader::next(std::string_view& line)
{
    if (m_position == m_block.text.size()) {
        auto more = m_blocks.next(m_block);
        if (!more || !*more) return more;
        if (m_block.isTooLong)
            return fail(
                Error(SS_TEXT("engine", "Line {0} has more than {1} bytes"), m_line + 1, TextBlocks::maximumLine)
                    .at(m_blocks.stream().file().name())
                    .advise(SS_TEXT("engine", "This does not look like a text file with one event a line")));
        m_position = 0;
    }
    std::string_view rest = std::string_view(m_block.text).substr(m_position);
    line = takeLine(rest);
    m_position = m_block.text.size() - rest.size();
    m_lineWasCut = m_block.text[m_position - 1] != '\n';
    ++m_line;
    return true;
}

} // namespace sessionsmith
