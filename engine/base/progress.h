// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <cstdint>
#include <functional>

namespace sessionsmith {

/// How far a long job is. An immutable value: it may cross threads.
struct Progress
{
    Message phase;           ///< what is being done now: "Reading", "Epoch 2 of 5"
    std::uint64_t done = 0;  ///< in units
    std::uint64_t total = 0; ///< in units; 0 where it is not known
    Message unit;            ///< "events", "sequences", "bytes"
};

/// Called from the worker's thread, a few times a second at most; may be empty.
using ProgressSink = std::function<void(const Progress&)>;

} // namespace sessionsmith
