// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sessionsmith {

/// Writes a file so that under its final name there is either the old content or the whole new one: into a temporary
/// beside it, synced to the disk, then renamed. Without commit() nothing remains, and nothing after a kill either where
/// the file system knows files without a name. A new file obeys the umask, one that is replaced keeps its mode, a
/// symbolic link stays and its target is written. What is no file (a device, a FIFO) or is the standard output of this
/// process is written straight into.
class AtomicFile
{
public:
    /// Errors: the folder is not there or cannot be written, a folder bears the name, the name is too long, the file is
    /// somebody's (KeptFiles).
    static Result<AtomicFile> create(const std::filesystem::path& path);
    /// The same for a library that writes a file by its name, temporary(), which a kill leaves behind. Errors: also
    /// what is no file.
    static Result<AtomicFile> createNamed(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;

    /// Errors: the disk is full, and the like; after one, every further call gives an error too.
    Result<> write(const void* data, std::size_t bytes);
    Result<> write(std::string_view text) { return write(text.data(), text.size()); }
    /// Brings what was written to the disk: a commit() that follows is quick.
    Result<> sync();
    /// Syncs and renames into place.
    Result<> commit();
    /// Commits all or, on an error, none: what this would have named is then gone from its names, what it would have
    /// replaced included once the first of them took its place. Calls for files of one folder wait for each other, so
    /// that two sets of the same names do not mix.
    static Result<> commitTogether(std::span<AtomicFile> files);
    std::size_t bytesWritten() const { return m_bytes; }
    /// A device, a pipe, or standard output.
    bool isInPlace() const { return m_inPlace; }
    const std::filesystem::path& temporary() const { return m_temporary; }

    /// How a temporary that has a name is called: the names that a process may leave behind that is killed.
    static constexpr std::string_view temporaryPrefix = ".sessionsmith-";

private:
    explicit AtomicFile(std::filesystem::path path) : m_path(std::move(path)) {}
    bool openInPlace();
    bool openTemporary();
    bool openNamed();
    bool nameTemporary();
    bool takePlace();
    void discard();
    Result<> flush();
    Result<> writeThrough(std::string_view left);
    /// The error of the system's last call; the file is given up.
    Error givenUp();

    std::filesystem::path m_path;
    std::filesystem::path m_temporary; // empty while it has no name, or is written in place
    bool m_inPlace = false;
    int m_descriptor = -1;
    std::size_t m_bytes = 0;
    std::string m_buffer;
};

} // namespace sessionsmith
