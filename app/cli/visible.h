// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sessionsmith::cli {

/// A text for people with its control characters (C0, DEL, C1) in visible form, "\n" and "\x1b", but for those that are
/// `kept`: names of files and what is read in them may hold sequences that a terminal would obey.
std::string visible(std::string_view text, std::string_view kept = {});

} // namespace sessionsmith::cli
