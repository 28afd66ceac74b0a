// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string>

namespace sessionsmith::events {

/// How a log is parted into what is learnt from and what is asked, as it is written: "leave-one-out", "temporal:0.9",
/// "given:NAME".
struct SplitSpec
{
    enum class Kind { LeaveOneOut, Temporal, Given };

    Kind kind = Kind::LeaveOneOut;
    double share = 0.9; ///< Temporal: of the events, the earliest, that are for training
    std::string test;   ///< Given: name of the data set that holds the test sequences

    bool operator==(const SplitSpec&) const = default;
};

std::string textOf(const SplitSpec& spec);
/// Errors: none of these, a share not between 0 and 1, a name that is missing.
Result<SplitSpec> splitNamed(const std::string& text);

} // namespace sessionsmith::events
