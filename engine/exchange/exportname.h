// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"

namespace sessionsmith::exchange {

/// What the name of a file says of it: its format by the extension, CSV for any other, compressed with a further
/// ".zst".
ExportSpec specByName(const std::filesystem::path& path);
/// Errors: an extension of no format, which would say of a file what it is not. A name without any is one of CSV.
Result<> checkExtension(const std::filesystem::path& path);

} // namespace sessionsmith::exchange
