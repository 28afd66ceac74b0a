// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Pages to send around: one HTML file each, with styles and pictures in it, that fetches nothing and runs nothing.
namespace sessionsmith::page {

enum class Language { English, Chinese };
const char* code(Language language); ///< "en", "zh"

/// How a page speaks: its language, and what a message is in it. By itself it speaks English.
struct Voice
{
    Language language = Language::English;
    std::function<std::string(const Message&)> say = [](const Message& message) { return message.english(); };

    /// As it may stand in HTML.
    std::string html(const Message& message) const;
    /// The same with a full stop.
    std::string sentence(const Message& message) const;
};

/// Text as it may stand in HTML or an attribute of it.
std::string escapedHtml(std::string_view text);

/// A whole page around its body, in light or dark as the reader's system is, and fit to be printed.
std::string htmlPage(const std::string& title, Language language, const std::string& body);

/// Rows of cells, which are HTML; the first column stands at the left, the others at the right.
std::string htmlTable(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);
/// Words that say less than what stands beside them.
std::string muted(const std::string& html);

} // namespace sessionsmith::page
