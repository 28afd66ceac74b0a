// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith {

/// A file of lines about a long job, each of them on the disk before the next thing is begun, so that the job can go on
/// where its process died. Who holds it holds a lock that the system lifts with the process, however it ends.
class Journal
{
public:
    /// Opens it or begins one; nothing if somebody holds it. Errors: the file cannot be made or read.
    static Result<std::optional<Journal>> open(const std::filesystem::path& path);
    ~Journal();
    Journal(Journal&& other) noexcept;
    Journal& operator=(Journal&&) = delete;

    /// What was written before; a last line that a kill cut off is not among them.
    const std::vector<std::string>& lines() const { return m_lines; }
    /// Errors: the disk is full, and the like; the line is then not there.
    Result<> add(std::string_view line);
    /// Forgets all lines.
    Result<> clear();
    /// The job is done, or nothing of it is worth keeping: the file goes.
    void remove();

private:
    Journal(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    bool isStillThere() const;
    Result<> readLines();
    Result<> cutTo(std::uint64_t bytes);
    Error cannotWrite() const;

    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_end = 0; // of the last whole line
    std::vector<std::string> m_lines;
};

} // namespace sessionsmith
