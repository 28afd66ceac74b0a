// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace sessionsmith {

/// The ContentHash of all bytes of a file. Errors: it is not there or cannot be read, cancelled.
Result<std::string> hashOfFile(const std::filesystem::path& path, const Control& control = {});

} // namespace sessionsmith
