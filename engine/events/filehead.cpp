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

Result<FileHead> readHead(const InputFile& file)
{
    auto blocks = TextBlocks::open(file);
    if (!blocks) return tl::unexpected(blocks.error());
    FileHead head;
    const auto isFull = [&] { return head.lines.size() >= headLines || head.text.size() >= headBytes; };
    for (TextBlock block; !isFull();) {
        const auto read = blocks->next(block);
        if (!read) return tl::unexpected(read.error());
        head.isWhole = !*read;
        if (head.isWhole) break;
        if (block.isTooLong && head.lines.empty())
            return fail(Error(SS_TEXT("engine", "The first line has more than {0} bytes"), TextBlocks::maximumLine)
                            .at(file.name())
                            .advise(SS_TEXT("engine", "This does not look like a text file with one event a line")));
        std::string_view rest = block.text;
        while (!rest.empty() && !isFull()) {
            const std::size_t before = rest.size();
            const std::string_view line = takeLine(rest);
            if (auto readable = checkText(file, line); !readable) return tl::unexpected(readable.error());
            head.text.append(block.text, block.text.size() - before, before - rest.size());
            if (!trimmed(line).empty()) head.lines.emplace_back(line);
        }
    }
    if (head.lines.empty())
        return fail(
            head.isWhole
                ? Error(SS_TEXT("engine", "The file is empty")).at(file.name())
                : Error(SS_TEXT("engine", "The file begins with {0} bytes of blank lines"), headBytes).at(file.name()));
    if (head.lines.size() == 1 && head.lines.front().find('\r') != std::string::npos)
        return fail(Error(SS_TEXT("engine", "The lines of this file end with a carriage return alone"))
                        .at(file.name())
                        .advise(SS_TEXT("engine", "Convert it first: {0}"), R"(tr '\r' '\n' < OLD > NEW)"));
    return head;
}

Result<TextEncoding> recogniseEncoding(const InputFile& file, const std::vector<std::string>& lines)
{
    const auto isAscii = [](const std::string& line) {
        return std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    std::size_t other = 0;
    std::vector<std::string_view> invalid;
    for (const std::string& line : lines) {
        other += !isAscii(line);
        if (!isValidUtf8(line)) invalid.push_back(line);
    }
    const bool isSpoilt = !invalid.empty() && (invalid.front() == lines.front() || invalid.size() * 2 > lines.size());
    if (!isSpoilt && invalid.size() * 2 <= other) return TextEncoding::Utf8;
    if (std::ranges::all_of(invalid, isPossiblyGb18030)) return TextEncoding::Gb18030;
    return isSpoilt ? Result<TextEncoding>(fail(notUtf8(file, "ISO-8859-1"))) : TextEncoding::Utf8;
}

bool looksLikeGb18030(const std::vector<std::string>& lines)
{
    constexpr unsigned char firstOfGb2312 = 0xa1, lastLead = 0xf7;
    std::size_t all = 0, common = 0;
    for (const std::string& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const auto lead = static_cast<unsigned char>(line[i]);
            if (lead < 0x80) continue;
            const auto trail = static_cast<unsigned char>(line[++i]);
            ++all;
            common += lead >= firstOfGb2312 && lead <= lastLead && trail >= firstOfGb2312;
        }
    }
    return common * 10 >= all * 9;
}

} // namespace sessionsmith::events
