// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sessionsmith {

/// The bytes that this process may still take without swapping: what the system has to give (MemAvailable) or, where
/// that is less, what a control group (version 2) leaves.
std::uint64_t availableMemory();
/// The same if nothing else took any: the memory of the machine, or the limit of a control group.
std::uint64_t totalMemory();

} // namespace sessionsmith
