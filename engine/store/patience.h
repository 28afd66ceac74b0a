// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace sessionsmith::store {

/// How long the databases that this thread opens from now on wait for another writer. By itself a minute, as long as
/// the largest import stores its runs; a thread that draws a window has less time.
void setPatience(std::chrono::milliseconds patience);

} // namespace sessionsmith::store
