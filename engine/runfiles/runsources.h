// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <vector>

namespace sessionsmith::runfiles {

/// Files that are read together: the event files of one run, or a table of curves with the one of their runs.
struct RunSource
{
    enum class Layout { Events, Table, Lines };

    std::filesystem::path path;               ///< what a person knows it by: the file, or the folder of the files
    std::string name;                         ///< of the run that event files are
    std::vector<std::filesystem::path> files; ///< of curves; none where there is a table of runs alone
    Layout layout = Layout::Events;
    std::filesystem::path runs = {}; ///< the table of runs, as exportRuns() names it; empty: there is none

    std::uintmax_t bytes() const; ///< of the files
};

/// What `path` leads to: the file, or the folders below that hold event files, each a run, in the order of their names.
/// A run is called as its folder is, by its way from the folder that was named. A table of curves and the one of their
/// runs beside it are found by each other. Errors: nothing of that name, a folder
/// without event files.
Result<std::vector<RunSource>> runSources(const std::filesystem::path& path);

} // namespace sessionsmith::runfiles
