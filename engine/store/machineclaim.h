// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace sessionsmith::store {

/// The write-ahead log of the database is shared through memory: any number of processes of one machine may write at
/// once, and no two machines (sqlite.org/wal.html). A folder that several machines can reach therefore belongs to the
/// one that wrote there first, whose name lies in it.

/// The name of the network file system of this kind (statfs(2), f_type); empty for any other.
std::string networkFileSystem(long kind);
/// Host and machine-id(5).
std::string thisMachine();
/// Errors: the folder belongs to another machine (it is named); the claim cannot be written or read.
Result<> claimFolder(const std::filesystem::path& folder, const std::string& machine);
/// The same for this machine, where the folder lies on a network file system or a machine that reaches it over a
/// network has claimed it; else there is nothing to claim.
Result<> claimIfShared(const std::filesystem::path& folder);

} // namespace sessionsmith::store
