// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace sessionsmith {

namespace {
constexpr std::size_t bufferSize = 1u << 18;

/// Makes a new name last through a power cut. Some file systems cannot do this: the file itself is safe then, too.
void syncFolder(const std::filesystem::path& path)
{
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}
} // namespace

AtomicFile::AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor)
{}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_bytes(other.m_bytes), m_buffer(std::move(other.m_buffer))
{}

AtomicFile::~AtomicFile()
{
    if (m_descriptor < 0) return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path)
{
    std::string name = path.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return fail(
            Error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(errno)).at(path.string()));
    ::fchmod(descriptor, 0644);
    return AtomicFile(path, name, descriptor);
}

Error AtomicFile::systemError() const
{
    Error error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(errno));
    error.at(m_path.string());
    if (errno == ENOSPC || errno == EDQUOT)
        error.advise(SS_TEXT("engine", "Free some space on the disk; nothing was left half-written"));
    return error;
}

Result<> AtomicFile::write(const void* data, std::size_t bytes)
{
    if (m_descriptor < 0) {
        errno = EBADF;
        return fail(systemError());
    }
    const std::string_view added(static_cast<const char*>(data), bytes);
    m_bytes += bytes;
    if (m_buffer.size() + bytes < bufferSize) {
        m_buffer += added;
        return {};
    }
    // Large pieces, such as the tensors of a checkpoint, go past the buffer: no second copy of them is made.
    auto flushed = flush();
    return flushed ? writeThrough(added) : flushed;
}

Result<> AtomicFile::flush()
{
    auto written = writeThrough(m_buffer);
    m_buffer.clear();
    return written;
}

Result<> AtomicFile::writeThrough(std::string_view left)
{
    while (!left.empty()) {
        const ssize_t written = ::write(m_descriptor, left.data(), left.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            const Error error = systemError();
            ::close(std::exchange(m_descriptor, -1));
            ::unlink(m_temporary.c_str());
            return fail(error);
        }
        left.remove_prefix(std::size_t(written));
    }
    return {};
}

Result<> AtomicFile::commit()
{
    if (m_descriptor < 0) {
        errno = EBADF;
        return fail(systemError());
    }
    if (auto flushed = flush(); !flushed) return flushed;
    const bool good = ::fsync(m_descriptor) == 0 && ::close(std::exchange(m_descriptor, -1)) == 0 &&
                      ::rename(m_temporary.c_str(), m_path.c_str()) == 0;
    if (good) {
        syncFolder(m_path);
        return {};
    }
    const Error error = systemError();
    if (m_descriptor >= 0) ::close(std::exchange(m_descriptor, -1));
    ::unlink(m_temporary.c_str());
    return fail(error);
}

} // namespace sessionsmith
