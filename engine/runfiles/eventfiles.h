// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/runfiles/foreignrun.h"

namespace sessionsmith::runfiles {

/// Whether a file is called as TensorBoard's event files are.
bool isNamedAsEvents(const std::filesystem::path& file);

/// The scalars of TensorBoard's event files, which are one run: `files` in the order in which they were written. What
/// else they hold is passed over and counted. Errors: those of InputFile::open() and of RecordFile, with the file and
/// the place; a record that is no event; a tag, a step or a time that cannot be; no scalar at all.
Result<ForeignRun> readEventFiles(const std::string& name, const std::vector<std::filesystem::path>& files,
                                  Phase& phase);

} // namespace sessionsmith::runfiles
