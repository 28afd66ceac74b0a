// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sessionsmith {

Result<std::optional<Journal>> Journal::open(const std::filesystem::path& path)
{
    for (;;) {
        Journal journal(path, ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
        if (journal.m_descriptor < 0) return fail(journal.cannotWrite());
        if (::flock(journal.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) return std::optional<Journal>();
            return fail(journal.cannotWrite());
        }
        if (!journal.isStillThere()) continue; // whoever held it was done between our two calls
        if (auto read = journal.readLines(); !read) return tl::unexpected(read.error());
        return std::optional<Journal>(std::move(journal));
    }
}

Journal::~Journal()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Journal::Journal(Journal&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)), m_end(other.m_end),
      m_lines(std::move(other.m_lines))
{}

Error Journal::cannotWrite() const
{
    return Error(SS_TEXT("engine", "The file cannot be written: {0}"), std::strerror(errno)).at(m_path.string());
}

bool Journal::isStillThere() const
{
    struct stat opened = {}, named = {};
    return ::fstat(m_descriptor, &opened) == 0 && ::stat(m_path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

Result<> Journal::readLines()
{
    std::string text;
    char piece[1u << 16];
    for (;;) {
        const ssize_t count = ::pread(m_descriptor, piece, sizeof piece, off_t(text.size()));
        if (count < 0) return fail(cannotWrite());
        if (count == 0) break;
        text.append(piece, std::size_t(count));
    }
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
        m_lines.push_back(text.substr(begin, end - begin));
    m_end = begin;
    return {};
}

Result<> Journal::cutTo(std::uint64_t bytes)
{
    return ::ftruncate(m_descriptor, off_t(bytes)) == 0 ? Result<>() : fail(cannotWrite());
}

Result<> Journal::add(std::string_view line)
{
    std::string text(line);
    text += '\n';
    const ssize_t written = ::pwrite(m_descriptor, text.data(), text.size(), off_t(m_end));
    if (written != ssize_t(text.size()) || ::fdatasync(m_descriptor) != 0) {
        if (written >= 0 && written != ssize_t(text.size())) errno = ENOSPC;
        const Error error = cannotWrite();
        (void)cutTo(m_end);
        return fail(error);
    }
    m_end += text.size();
    m_lines.emplace_back(line);
    return {};
}

Result<> Journal::clear()
{
    m_end = 0;
    m_lines.clear();
    return cutTo(0);
}

void Journal::remove()
{
    ::unlink(m_path.c_str());
}

} // namespace sessionsmith
