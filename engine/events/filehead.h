// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textblocks.h"

#include <string>
#include <vector>

namespace sessionsmith::events {

/// The beginning of a file, as much as recognising it needs.
struct FileHead
{
    std::string text;               ///< whole lines
    std::vector<std::string> lines; ///< those of them that are not blank
    bool isWhole = false;           ///< nothing follows
};
/// Errors: unreadable, empty, binary, lines that end with a carriage return alone, UTF-16, a first line that is too
/// long.
Result<FileHead> readHead(const InputFile& file);
/// What most of the lines that are not ASCII are in. Errors: neither UTF-8 nor GB18030, and that in the first line or
/// in most of them.
Result<TextEncoding> recogniseEncoding(const InputFile& file, const std::vector<std::string>& lines);
/// Whether what may be GB18030 looks like it: nearly all of its characters are in GB 2312, as those of Chinese texts
/// are. The same bytes may be Shift-JIS or Big5.
bool looksLikeGb18030(const std::vector<std::string>& lines);

} // namespace sessionsmith::events
