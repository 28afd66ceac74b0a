// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

#include <filesystem>

namespace sessionsmith {

/// Where large files go that nobody is to see: TMPDIR or, without it, /var/tmp, for /tmp often lies in memory.
std::filesystem::path temporaryFolder();

/// A file there, empty, open for reading and writing, that is gone with its last descriptor or mapping.
/// Errors: the folder is not there, or not writable.
Result<Descriptor> temporaryFile();

} // namespace sessionsmith
