// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/inputfile.h"

#include "engine/base/descriptor.h"
#include "engine/base/temporaryfile.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace sessionsmith {

namespace {

Error unreadable(const std::string& name)
{
    return Error(SS_TEXT("engine", "The file cannot be read: {0}"), std::strerror(errno)).at(name);
}

/// Copies a pipe to its end. Never waits for it without looking at the control.
class Spool
{
public:
    Spool(const Descriptor& pipe, const std::string& name, const ProgressSink& progress, const Control& control)
        : m_pipe(pipe), m_name(name), m_control(control),
          m_reporter(progress, Message(SS_TEXT("engine", "Reading the pipe")), 0, Message(SS_TEXT("engine", "bytes")))
    {}

    Result<Descriptor> copy()
    {
        auto file = temporaryFile();
        if (!file) return file;
        while (m_control.proceed()) {
            m_reporter.report(m_copied);
            pollfd wait{m_pipe.get(), POLLIN, 0};
            ::poll(&wait, 1, 100);
            const ssize_t count = ::read(m_pipe.get(), m_buffer.data(), m_buffer.size());
            if (count == 0 && hasEnded(wait)) return file;
            if (count < 0 && errno != EAGAIN && errno != EINTR) return fail(unreadable(m_name));
            if (count <= 0) continue;
            if (auto written = write(*file, std::size_t(count)); !written) return tl::unexpected(written.error());
        }
        return fail(Error::cancelled());
    }

private:
    /// To be asked when there is nothing to read. A pipe of the file system has not begun before somebody has opened it
    /// for writing; then it hangs up.
    bool hasEnded(const pollfd& pipe) const
    {
        struct statfs system
        {};
        const bool isAnonymous = ::fstatfs(pipe.fd, &system) == 0 && system.f_type == PIPEFS_MAGIC;
        return m_copied > 0 || isAnonymous || (pipe.revents & POLLHUP) != 0;
    }
    Result<> write(const Descriptor& file, std::size_t count)
    {
        for (std::size_t done = 0; done < count;) {
            const ssize_t written = ::write(file.get(), m_buffer.data() + done, count - done);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0)
                return fail(
                    Error(SS_TEXT("engine", "The pipe cannot be copied to a temporary file: {0}"), std::strerror(errno))
                        .at(m_name)
                        .advise(SS_TEXT("engine", "Let TMPDIR name a folder with more room, or give a file")));
            done += std::size_t(written);
        }
        m_copied += count;
        return {};
    }

    const Descriptor& m_pipe;
    const std::string& m_name;
    const Control& m_control;
    ProgressReporter m_reporter;
    std::uint64_t m_copied = 0;
    std::vector<char> m_buffer = std::vector<char>(1u << 18);
};

/// What the path leads to, opened without waiting for the other end of a pipe.
struct Opened
{
    Descriptor descriptor;
    mode_t mode = 0;
};

Result<Opened> openAny(const std::string& name)
{
    Descriptor descriptor(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat status
    {};
    if (!descriptor || ::fstat(descriptor.get(), &status) != 0)
        return fail(Error(SS_TEXT("engine", "The file cannot be opened: {0}"), std::strerror(errno)).at(name));
    if (S_ISDIR(status.st_mode)) return fail(Error(SS_TEXT("engine", "This is a folder, not a file")).at(name));
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return fail(Error(SS_TEXT("engine", "This is a device, not a file")).at(name));
    return Opened{std::move(descriptor), status.st_mode};
}

} // namespace

struct InputFile::Handle
{
    std::string name;
    Descriptor descriptor;
    std::uint64_t size = 0;
};

InputFile::InputFile(std::shared_ptr<const Handle> handle) : m_handle(std::move(handle)) {}

Result<InputFile> InputFile::of(std::string name, Descriptor descriptor)
{
    struct stat status
    {};
    if (::fstat(descriptor.get(), &status) != 0) return fail(unreadable(name));
    return InputFile(
        std::make_shared<Handle>(Handle{std::move(name), std::move(descriptor), std::uint64_t(status.st_size)}));
}

Result<InputFile> InputFile::open(const std::filesystem::path& path)
{
    auto opened = openAny(path.string());
    if (!opened) return tl::unexpected(opened.error());
    if (S_ISFIFO(opened->mode))
        return fail(Error(SS_TEXT("engine", "This is a pipe, which can be read only once"))
                        .at(path.string())
                        .advise(SS_TEXT("engine", "Write what comes out of it to a file, and choose that")));
    return of(path.string(), std::move(opened->descriptor));
}

Result<InputFile> InputFile::openOrSpool(const std::filesystem::path& path, const ProgressSink& progress,
                                         const Control& control)
{
    std::string name = path.string();
    auto opened = openAny(name);
    if (!opened) return tl::unexpected(opened.error());
    if (!S_ISFIFO(opened->mode)) return of(std::move(name), std::move(opened->descriptor));
    auto copied = Spool(opened->descriptor, name, progress, control).copy();
    if (!copied) return tl::unexpected(copied.error());
    return of(std::move(name), std::move(*copied));
}

const std::string& InputFile::name() const
{
    return m_handle->name;
}

std::uint64_t InputFile::size() const
{
    return m_handle->size;
}

Result<std::size_t> InputFile::read(std::uint64_t offset, std::span<char> buffer) const
{
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t count =
            ::pread(m_handle->descriptor.get(), buffer.data() + filled, buffer.size() - filled, off_t(offset + filled));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fail(unreadable(name()));
        if (count == 0) break;
        filled += std::size_t(count);
    }
    return filled;
}

} // namespace sessionsmith
