// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace sessionsmith::cli {

/// Thrown by a verb whose options do not go together, while the command line is parsed.
struct WrongUsage
{
    Error error;
};

/// What is wrong with a command line that could not be parsed: an unknown verb or option is named, with those that are
/// nearly the same; else it is the parser's own words.
Error describeUsage(CLI::App& app, const std::vector<std::string>& arguments, const CLI::ParseError& problem);

/// Errors: an argument that is not UTF-8, which no name and no JSON could hold.
Result<> checkEncoding(const std::vector<std::string>& arguments);

} // namespace sessionsmith::cli
