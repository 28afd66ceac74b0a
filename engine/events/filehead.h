// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"

#include <string>
#include <vector>

namespace sessionsmith::events {

/// The first lines of a file that are not blank. Errors: unreadable, empty, binary, lines that end with a carriage
/// return alone, UTF-16.
Result<std::vector<std::string>> readHead(const InputFile& file);
/// Errors: the first line or most lines are not UTF-8.
Result<> checkEncoding(const InputFile& file, const std::vector<std::string>& lines);

} // namespace sessionsmith::events
