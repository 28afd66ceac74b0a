// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sessionsmith::exchange {

/// A field of a delimited file, in quotes where it needs them (RFC 4180).
std::string csvQuoted(const std::string& text, char delimiter = ',');
/// A string of JSON. Bytes that are no UTF-8 become U+FFFD.
std::string jsonQuoted(const std::string& text);

} // namespace sessionsmith::exchange
