// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/filehead.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

constexpr std::size_t headLines = 200;
constexpr std::size_t headBytes = 1u << 20;

/// `encoding`: what the text is likely to be in.
Error notUtf8(const InputFile& file, const char* encoding)
{
    return Error(SS_TEXT("engine", "The text is not UTF-8, it may be {0}"), encoding)
        .at(file.name())
        .advise(SS_TEXT("engine", "Convert it first: iconv -f {0} -t UTF-8 OLD > NEW"), encoding);
}

/// Errors: binary, or UTF-16.
Result<> checkText(const InputFile& file, std::string_view line)
{
    if (line.starts_with("\xff\xfe") || line.starts_with("\xfe\xff")) return fail(notUtf8(file, "UTF-16"));
    if (line.find('\0') == std::string_view::npos) return {};
    return fail(Error(SS_TEXT("engine", "This is a binary file, not a log of text lines"))
                    .at(file.name())
                    .advise(SS_TEXT("engine", "Choose a text file (UTF-8), plain or compressed with gzip or zstd")));
}

} // namespace

Result<std::vector<std::string>> readHead(const InputFile& file)
{
    auto blocks = TextBlocks::open(file);
    if (!blocks) return tl::unexpected(blocks.error());
    std::vector<std::string> lines;
    std::size_t bytes = 0;
    for (TextBlock block; lines.size() < headLines && bytes < headBytes;) {
        const auto read = blocks->next(block);
        if (!read) return tl::unexpected(read.error());
        if (!*read) break;
        if (block.isTooLong && lines.empty())
            return fail(Error(SS_TEXT("engine", "The first line has more than {0} bytes"), TextBlocks::maximumLine)
                            .at(file.name())
                            .advise(SS_TEXT("engine", "This does not look like a text file with one event a line")));
        for (std::string_view rest = block.text; !rest.empty() && lines.size() < headLines && bytes < headBytes;) {
            const std::string_view line = takeLine(rest);
            if (auto readable = checkText(file, line); !readable) return tl::unexpected(readable.error());
            bytes += line.size();
            if (!trimmed(line).empty()) lines.emplace_back(line);
        }
    }
    if (lines.empty()) return fail(Error(SS_TEXT("engine", "The file is empty")).at(file.name()));
    if (lines.size() == 1 && lines.front().find('\r') != std::string::npos)
        return fail(Error(SS_TEXT("engine", "The lines of this file end with a carriage return alone"))
                        .at(file.name())
                        .advise(SS_TEXT("engine", "Convert it first: {0}"), R"(tr '\r' '\n' < OLD > NEW)"));
    return lines;
}

Result<> checkEncoding(const InputFile& file, const std::vector<std::string>& lines)
{
    const auto isInvalid = [](const std::string& line) { return !isValidUtf8(line); };
    const auto invalid = std::size_t(std::ranges::count_if(lines, isInvalid));
    if (!isInvalid(lines.front()) && invalid * 2 <= lines.size()) return {};
    return fail(notUtf8(file, std::ranges::all_of(lines, isPossiblyGb18030) ? "GB18030" : "ISO-8859-1"));
}

} // namespace sessionsmith::events
