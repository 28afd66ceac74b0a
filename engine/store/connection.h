// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/keptfiles.h"
#include "engine/store/database.h"
#include "engine/store/runlock.h"
#include "engine/store/workspace.h"

#include <map>
#include <memory>

namespace sessionsmith::store {

/// What a Workspace keeps to itself: its folder, its database, and the locks of the runs that it carries out.
struct Workspace::Connection
{
    std::filesystem::path folder;
    Database database;
    std::map<Id, RunLock> locks;
    std::unique_ptr<KeptFiles> kept; ///< what lies in the folder

    /// Deletes the file of a record that is gone, unless `countUsers` finds another record with it. One that cannot be
    /// deleted only takes up room: no error.
    void removeUnusedFile(const char* countUsers, const std::string& relative);
    /// Of a record that was erased, once that is committed: a record whose file is gone would be worse than a file
    /// whose record is gone. The bytes that became free.
    std::uintmax_t removeFilesOf(const BinEntry& erased, const std::string& file);
    /// Deletes the temporaries of processes that were killed.
    void removeLeftovers() const;

    std::filesystem::path lockPath(Id run) const;
    /// Errors: the lock is held elsewhere, so the run is under way there.
    Result<> lockRun(Id run);
    /// Stores runs as interrupted whose process is gone.
    Result<> interruptDeadRuns();
    /// The same for a record of a workspace that cannot be written.
    void showIfDead(RunRecord& record) const;
};

} // namespace sessionsmith::store
