// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/runlock.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sessionsmith::store {

namespace {

struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

Result<std::optional<RunLock>> RunLock::take(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail(
            Error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(errno)).at(path.string()));
    RunLock taken(descriptor);
    struct flock lock = wholeFile();
    if (::fcntl(descriptor, F_OFD_SETLK, &lock) == 0) return std::optional<RunLock>(std::move(taken));
    if (errno == EAGAIN || errno == EACCES) return std::optional<RunLock>();
    return fail(Error(SS_TEXT("engine", "The file cannot be locked: {0}"), std::strerror(errno)).at(path.string()));
}

bool RunLock::isHeld(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    struct flock lock = wholeFile();
    const bool held = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return held;
}

RunLock::RunLock(RunLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

RunLock::~RunLock()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace sessionsmith::store
