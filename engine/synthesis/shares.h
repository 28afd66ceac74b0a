// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <vector>

namespace sessionsmith::synthesis {

// What the parts of a model ask of their numbers. `key`: as the document calls them.

/// Shares relative to their sum. Errors: fewer than `least` or more than `most`, one that is negative or not finite,
/// none above zero. An empty list is none.
Result<> checkShares(const char* key, const std::vector<double>& shares, std::size_t least, std::size_t most);
/// Errors: not a number from `low` to `high`.
Result<> checkNumber(const char* key, double value, double low, double high);
/// The shares of their sum.
std::vector<double> normalised(std::vector<double> counts);

} // namespace sessionsmith::synthesis
