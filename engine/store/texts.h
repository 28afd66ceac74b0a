// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/records.h"

#include <functional>
#include <string>
#include <vector>

namespace sessionsmith::store {

/// `"a", "b", "c"`; of a long list the first ones, and how many more there are.
Message quotedList(const std::vector<std::string>& names);

/// `error` with the names that there are instead as its advice.
Error withChoice(Error error, const std::vector<std::string>& names);

/// The name of a new record; to be asked for in the transaction that adds it. Errors: taken, where it is to be exact.
Result<std::string> nameFor(const std::string& wanted, Naming naming,
                            const std::function<bool(const std::string&)>& isTaken);

/// What a model is called while it is in the bin, as data sets and runs are: no name that anything can be given.
std::string nameInBin(Id id);

} // namespace sessionsmith::store
