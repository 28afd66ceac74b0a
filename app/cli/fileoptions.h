// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "engine/exchange/exporter.h"

namespace sessionsmith::cli {

/// Where a verb writes events to, and how.
struct FileOptions
{
    std::string path, format = "auto";
    bool compressed = false;
};

/// --format and --zstd; `target`: the option that names the file, where they need it.
void addFileOptions(Arguments& arguments, FileOptions& options, CLI::Option* target = nullptr);
/// As the options say or, where they leave it open, as the name of the file does.
/// Errors: a name that says of no format, where none was chosen.
Result<exchange::ExportSpec> specOf(const FileOptions& options);
Json fileDocument(const exchange::ExportedFile& file);

} // namespace sessionsmith::cli
