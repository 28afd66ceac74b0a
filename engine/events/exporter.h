// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"

#include <filesystem>

namespace sessionsmith::events {

enum class ExportFormat { Csv, JsonLines };

struct ExportSpec
{
    std::filesystem::path path;
    ExportFormat format = ExportFormat::Csv;
};

struct ExportedFile
{
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
};

/// One event a row: user, session, time (ISO 8601, UTC), action, item, category; columns that the log lacks are left
/// out. CSV follows RFC 4180 with a header; a JSON line is an object with the same keys. Importing either
/// gives the same log again. Nothing stands under the final name unless all of it does. Errors: not writable, disk
/// full, cancelled.
Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec,
                                            const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::events
