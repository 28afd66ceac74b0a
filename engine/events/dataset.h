// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/atomicfile.h"
#include "engine/events/eventlog.h"

#include <filesystem>

namespace sessionsmith::events {

/// A log as a safetensors file: one tensor a column, one for the bytes and one for the offsets of each vocabulary.
Result<> writeDataset(const EventLog& log, const std::filesystem::path& path);
/// The same, whole and on the disk, but not under its name yet: commit() gives it that.
/// Errors: those of the file, cancelled.
Result<AtomicFile> stageDataset(const EventLog& log, const std::filesystem::path& path,
                                const ProgressSink& progress = {}, const Control& control = {});
/// Errors: unreadable, damaged, not a data set, or whatever EventLog::validate() finds.
Result<EventLog> readDataset(const std::filesystem::path& path);

} // namespace sessionsmith::events
