// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"

#include "engine/base/keptfiles.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <random>
#include <utility>

namespace sessionsmith {

namespace {
constexpr std::size_t bufferSize = 1u << 18;
constexpr mode_t newFileMode = 0666; // less the umask

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
}

/// Makes a new name last through a power cut. Some file systems cannot do this: the file itself is safe then, too.
void syncFolder(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// The file that a symbolic link leads to in the end, whether or not it is there.
std::filesystem::path followed(std::filesystem::path path)
{
    constexpr int mostLinks = 40; // as the kernel
    std::error_code ignored;
    for (int links = 0; links < mostLinks && std::filesystem::is_symlink(path, ignored); ++links)
        path = path.parent_path() / std::filesystem::read_symlink(path, ignored);
    return path;
}

/// A name of its own beside `path`, short however long that one is.
std::filesystem::path nameBeside(const std::filesystem::path& path)
{
    std::random_device random;
    return path.parent_path() / fmt::format("{}{:08x}{:08x}", AtomicFile::temporaryPrefix, random(), random());
}

/// Where the kernel shows an open file, for giving a name to one that has none.
std::string descriptorPath(int descriptor)
{
    return fmt::format("/proc/self/fd/{}", descriptor);
}

/// Others who want the lock of this folder wait meanwhile. Where the file system knows none, nobody does.
class FolderLock
{
public:
    explicit FolderLock(const std::filesystem::path& folder)
        : m_descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        if (m_descriptor >= 0) ::flock(m_descriptor, LOCK_EX);
    }
    ~FolderLock()
    {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int m_descriptor;
};

bool isStandardOutput(const struct stat& file)
{
    struct stat output = {};
    return ::fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == file.st_dev && output.st_ino == file.st_ino;
}

Error cannotWrite(const std::filesystem::path& path)
{
    const int problem = errno;
    Error error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(problem));
    error.at(path.string());
    if (problem == ENOSPC || problem == EDQUOT || problem == EFBIG)
        error.advise(SS_TEXT("engine", "Free some space on the disk; nothing was left half-written"));
    return error;
}
} // namespace

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::exchange(other.m_temporary, {})), m_inPlace(other.m_inPlace),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_bytes(other.m_bytes), m_buffer(std::move(other.m_buffer))
{}

AtomicFile::~AtomicFile()
{
    discard();
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path)
{
    if (auto free = KeptFiles::check(path); !free) return tl::unexpected(free.error());
    struct stat existing = {};
    const bool exists = ::stat(path.c_str(), &existing) == 0;
    if (!exists && errno != ENOENT) return fail(cannotWrite(path));
    if (exists && S_ISDIR(existing.st_mode)) {
        errno = EISDIR;
        return fail(cannotWrite(path));
    }
    if (exists && (!S_ISREG(existing.st_mode) || isStandardOutput(existing))) {
        AtomicFile file(path);
        if (!file.openInPlace()) return fail(cannotWrite(path));
        return file;
    }
    AtomicFile file(followed(path));
    if (!file.openTemporary()) return fail(cannotWrite(path));
    if (exists) ::fchmod(file.m_descriptor, existing.st_mode & 07777);
    return file;
}

Result<AtomicFile> AtomicFile::createNamed(const std::filesystem::path& path)
{
    if (auto free = KeptFiles::check(path); !free) return tl::unexpected(free.error());
    std::error_code unknown;
    if (std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown))
        return fail(Error(SS_TEXT("engine", "This is no place for a file of this kind: a folder, a pipe or a device"))
                        .at(path.string()));
    AtomicFile file(followed(path));
    if (!file.openNamed()) return fail(cannotWrite(path));
    return file;
}

bool AtomicFile::openInPlace()
{
    m_inPlace = true;
    // Whatever else goes to standard output then comes behind it.
    struct stat named = {};
    const bool isOutput = ::stat(m_path.c_str(), &named) == 0 && isStandardOutput(named);
    m_descriptor = isOutput ? ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0) : ::open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
    return m_descriptor >= 0;
}

bool AtomicFile::openTemporary()
{
    m_descriptor = ::open(folderOf(m_path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, newFileMode);
    if (m_descriptor >= 0 && ::access(descriptorPath(m_descriptor).c_str(), F_OK) == 0) return true;
    // Some file systems know no files without a name, and some systems no /proc to give them one.
    discard();
    return openNamed();
}

bool AtomicFile::openNamed()
{
    const auto temporary = nameBeside(m_path);
    m_descriptor = ::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, newFileMode);
    if (m_descriptor >= 0) m_temporary = temporary;
    return m_descriptor >= 0;
}

void AtomicFile::discard()
{
    if (m_descriptor >= 0) ::close(std::exchange(m_descriptor, -1));
    if (!m_temporary.empty()) ::unlink(std::exchange(m_temporary, {}).c_str());
}

Error AtomicFile::givenUp()
{
    const Error error = cannotWrite(m_path);
    discard();
    return error;
}

Result<> AtomicFile::write(const void* data, std::size_t bytes)
{
    if (m_descriptor < 0) {
        errno = EBADF;
        return fail(givenUp());
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
            return fail(givenUp());
        }
        left.remove_prefix(std::size_t(written));
    }
    return {};
}

Result<> AtomicFile::sync()
{
    if (m_descriptor < 0) {
        errno = EBADF;
        return fail(givenUp());
    }
    if (auto flushed = flush(); !flushed) return flushed;
    // A pipe or a terminal has nothing to sync.
    const bool synced = ::fsync(m_descriptor) == 0 || (m_inPlace && (errno == EINVAL || errno == EROFS));
    return synced ? Result<>() : fail(givenUp());
}

Result<> AtomicFile::commit()
{
    if (auto synced = sync(); !synced) return synced;
    if (!takePlace()) return fail(givenUp());
    return {};
}

Result<> AtomicFile::commitTogether(std::span<AtomicFile> files)
{
    // What may want room on the disk comes before the first name that anybody looks for.
    for (AtomicFile& file : files) {
        if (auto synced = file.sync(); !synced) return synced;
        if (!file.m_inPlace && file.m_temporary.empty() && !file.nameTemporary()) return fail(file.givenUp());
    }
    std::optional<FolderLock> lock;
    if (!files.empty()) lock.emplace(folderOf(files.front().m_path));
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].takePlace()) continue;
        const Error error = files[i].givenUp();
        for (const AtomicFile& placed : files.first(i))
            if (!placed.m_inPlace) ::unlink(placed.m_path.c_str());
        return fail(error);
    }
    return {};
}

bool AtomicFile::takePlace()
{
    if (!m_inPlace && m_temporary.empty() && !nameTemporary()) return false;
    if (::close(std::exchange(m_descriptor, -1)) != 0) return false;
    if (m_inPlace) return true;
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0) return false;
    m_temporary.clear();
    syncFolder(folderOf(m_path));
    return true;
}

/// A file without a name cannot replace another one: it gets a name of its own first.
bool AtomicFile::nameTemporary()
{
    const auto temporary = nameBeside(m_path);
    const std::string open = descriptorPath(m_descriptor);
    if (::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) != 0) return false;
    m_temporary = temporary;
    return true;
}

} // namespace sessionsmith
