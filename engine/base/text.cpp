// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/text.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace sessionsmith {

namespace {
bool isBlankCharacter(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Where the first byte after `begin` is that is not ASCII; the end of the text if there is none.
std::size_t asciiEnd(std::string_view text, std::size_t begin)
{
    constexpr std::uint64_t highBits = 0x8080'8080'8080'8080;
    std::uint64_t word[4];
    for (; begin + sizeof word <= text.size(); begin += sizeof word) {
        std::memcpy(word, text.data() + begin, sizeof word);
        if (((word[0] | word[1] | word[2] | word[3]) & highBits) != 0) break;
    }
    while (begin < text.size() && static_cast<unsigned char>(text[begin]) < 0x80)
        ++begin;
    return begin;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlankCharacter(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlankCharacter(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<double> parseDouble(std::string_view text)
{
    text = trimmed(text);
    double value = 0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    text = trimmed(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> fields;
    for (;;) {
        const std::size_t end = text.find(separator);
        fields.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return fields;
        text.remove_prefix(end + 1);
    }
}

std::size_t findInvalidUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            i = asciiEnd(text, i + 1);
            continue;
        }
        const std::size_t length = lead >= 0xc2 && lead < 0xe0   ? 2
                                   : lead >= 0xe0 && lead < 0xf0 ? 3
                                   : lead >= 0xf0 && lead < 0xf5 ? 4
                                                                 : 0;
        if (length == 0 || i + length > text.size()) return i;
        std::uint32_t point = lead & (0xffu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0) != 0x80) return i;
            point = point << 6 | (next & 0x3fu);
        }
        const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        if (overlong || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return i;
        i += length;
    }
    return std::string_view::npos;
}

bool isPossiblyGb18030(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto isLead = [&](std::size_t i) { return byte(i) >= 0x81 && byte(i) <= 0xfe; };
    const auto isDigit = [&](std::size_t i) { return byte(i) >= '0' && byte(i) <= '9'; };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned second = byte(i + 1);
        if (byte(i) < 0x80)
            i += 1;
        else if (isLead(i) && second >= 0x40 && second <= 0xfe && second != 0x7f)
            i += 2;
        else if (isLead(i) && isDigit(i + 1) && isLead(i + 2) && isDigit(i + 3))
            i += 4;
        else
            return false;
    }
    return true;
}

namespace {

/// Where the first of Unicode's control characters begins (U+0000 to U+001F, U+007F to U+009F); npos if there is none.
/// The text is valid UTF-8.
std::size_t findControlCharacter(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool inLatin1 = byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (byte < 0x20 || byte == 0x7f || inLatin1) return i;
    }
    return std::string_view::npos;
}

} // namespace

Result<> checkName(std::string_view name)
{
    constexpr std::ptrdiff_t longest = 200;
    if (trimmed(name).empty()) return fail(SS_TEXT("engine", "A name is empty"));
    if (const std::size_t invalid = findInvalidUtf8(name); invalid != std::string_view::npos)
        return fail(SS_TEXT("engine", "Byte {0} of a name is not valid UTF-8"), invalid + 1);
    if (const std::size_t control = findControlCharacter(name); control != std::string_view::npos)
        return fail(SS_TEXT("engine", "Byte {0} of a name is a control character, such as a tab or a line end"),
                    control + 1);
    const auto length = std::ranges::count_if(name, [](char c) { return (c & 0xc0) != 0x80; });
    if (length > longest) return fail(SS_TEXT("engine", "A name has {0} characters; it may have {1}"), length, longest);
    return {};
}

} // namespace sessionsmith
