// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/filehead.h"
#include "engine/events/recognition.h"
#include "engine/events/tablereading.h"

namespace sessionsmith::events {

// How the head of a file looks once its format is known; recognise() calls one of these.

Result<Preview> previewOfTable(const InputFile& file, const FileHead& head, Format format, const Reading& reading,
                               const Hints& hints, std::size_t rowCount, const Control& control);
/// `format`: JsonLines or Otto.
Result<Preview> previewOfJson(const InputFile& file, Format format, const std::vector<std::string>& lines,
                              const Hints& hints, std::size_t rowCount, const Control& control);
Preview previewOfSequences(const std::vector<std::string>& lines, const Hints& hints, std::size_t rowCount);
Preview previewOfDataset(const EventLog& log, std::size_t rowCount);

// What they share.

constexpr std::size_t rowsForGuess = 50;

/// Columns without names are called "1", "2", ...
void numberColumns(Preview& preview, std::size_t count);
/// The preview with what follows from the columns that are mapped, and `rowCount` rows at most.
Result<Preview> settled(Preview preview, const InputFile& file, const Hints& hints, std::size_t rowCount,
                        const Control& control);

} // namespace sessionsmith::events
