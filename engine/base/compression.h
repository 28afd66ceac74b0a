// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sessionsmith {

/// The text as one frame of zstd, with a checksum. Frames one behind the other are a file that reads as their texts one
/// behind the other (RFC 8878, 3), so that pieces of a file can be compressed by several threads.
std::string compressed(std::string_view text);

} // namespace sessionsmith
