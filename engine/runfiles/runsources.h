// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <vector>

namespace sessionsmith::runfiles {

/// Files of another program that are read together: the event files of one run, or a table of curves.
struct RunSource
{
    std::filesystem::path path; ///< what a person knows it by: the file, or the folder of the files
    std::string name;           ///< of the run that event files are
    std::vector<std::filesystem::path> files;
    bool isTable = false;

    std::uintmax_t bytes() const; ///< of the files
};

/// What `path` leads to: the file, or the folders below that hold event files, each a run, in the order of their names.
/// A run is called as its folder is, by its way from the folder that was named. Errors: nothing of that name, a folder
/// without event files.
Result<std::vector<RunSource>> runSources(const std::filesystem::path& path);

} // namespace sessionsmith::runfiles
