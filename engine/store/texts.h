// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace sessionsmith::store {

/// `"a", "b", "c"`.
std::string quotedList(const std::vector<std::string>& names);

/// `error` with the names that there are instead as its advice.
Error withChoice(Error error, const std::vector<std::string>& names);

/// `wanted`, or "wanted 2", "wanted 3", ... : the first that is not taken.
std::string freeName(const std::string& wanted, const std::function<bool(const std::string&)>& isTaken);

/// The error of a second record of the same name.
Error nameTaken(const std::string& name);

} // namespace sessionsmith::store
