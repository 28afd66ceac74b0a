// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/page/colours.h"

#include <string>
#include <vector>

namespace sessionsmith::page {

inline constexpr int unknownCategory = -1; ///< to be chosen by the name

/// Which category of colour each of a list of actions (or states) has: the steps of a shop visit always their own,
/// whatever the log calls them and in whatever order; other names further ones, which depend on the name. `kept`: those
/// that names have already, or unknownCategory; empty for none.
std::vector<int> actionCategories(const std::vector<std::string>& names, std::vector<int> kept = {});

/// The place of the shop's goal, a purchase; the last action where none is known by its name.
int goalOf(const std::vector<std::string>& names);

} // namespace sessionsmith::page
