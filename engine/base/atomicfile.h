// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace sessionsmith {

/// Writes a file so that under its final name there is either the old content or the whole new one: into a temporary
/// beside it, synced to the disk, then renamed. Without commit() nothing remains.
class AtomicFile
{
public:
    static Result<AtomicFile> create(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;

    /// Errors: the disk is full, and the like; after one, every further call gives an error too.
    Result<> write(const void* data, std::size_t bytes);
    Result<> write(std::string_view text) { return write(text.data(), text.size()); }
    /// Flushes, syncs and renames into place.
    Result<> commit();
    std::size_t bytesWritten() const { return m_bytes; }

private:
    AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);
    Result<> flush();
    Result<> writeThrough(std::string_view left);
    Error systemError() const;

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    std::size_t m_bytes = 0;
    std::string m_buffer;
};

} // namespace sessionsmith
