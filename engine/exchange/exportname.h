// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"

namespace sessionsmith::exchange {

/// What the name of a file says of it: its format by the extension, CSV for any other, compressed with a further
/// ".zst".
ExportSpec specByName(const std::filesystem::path& path);

} // namespace sessionsmith::exchange
