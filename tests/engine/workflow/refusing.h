// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/store/fixture.h"

#include <SQLiteCpp/Database.h>

namespace sessionsmith::test {

/// From now on the workspace takes no new rows into `table`, as when the disk is full; all the rest works.
inline void refuseRows(const TemporaryWorkspace& place, const std::string& table)
{
    SQLite::Database(place.file().string(), SQLite::OPEN_READWRITE)
        .exec("CREATE TRIGGER refuse_" + table + " BEFORE INSERT ON " + table +
              " BEGIN SELECT RAISE(ABORT, 'no room left in the test'); END");
}

} // namespace sessionsmith::test
