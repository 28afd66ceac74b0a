// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/largeblock.h"

#include "engine/base/memory.h"
#include "engine/base/temporaryfile.h"
#include "engine/base/text.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace sessionsmith {

namespace {

constexpr int readAndWrite = PROT_READ | PROT_WRITE;

Result<void*> mapFile(std::size_t bytes)
{
    const auto file = temporaryFile();
    if (!file) return tl::unexpected(file.error());
    void* block = MAP_FAILED;
    int problem = ::posix_fallocate(file->get(), 0, off_t(bytes));
    if (problem == 0) {
        block = ::mmap(nullptr, bytes, readAndWrite, MAP_SHARED, file->get(), 0);
        problem = errno;
    }
    if (block != MAP_FAILED) return block;
    return fail(
        Error(SS_TEXT("engine", "There is no room for a temporary file of {0} MB: {1}"), bytes / 1'000'000,
              std::strerror(problem))
            .at(temporaryFolder().string())
            .advise(SS_TEXT("engine", "Free some space, or name a folder with more of it in the variable TMPDIR")));
}

/// Ordinary memory, all of it taken now, so that whoever asks next what is left knows of it.
void* mapMemory(std::size_t bytes)
{
    if (bytes > availableMemory() / 2) return nullptr;
    void* block = ::mmap(nullptr, bytes, readAndWrite, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    return block == MAP_FAILED ? nullptr : block;
}

std::size_t chosenLeast()
{
    if (const char* said = std::getenv("SESSIONSMITH_LARGE_BLOCK"))
        if (const auto bytes = parseInteger(said); bytes && *bytes > 0) return std::size_t(*bytes);
    constexpr std::uint64_t least = 16u << 20;
    return std::size_t(std::max(least, totalMemory() / 64));
}

} // namespace

void* takeLargeBlock(std::size_t bytes)
{
    const auto mapped = mapFile(bytes);
    if (mapped) return *mapped;
    if (void* block = mapMemory(bytes)) return block;
    throw NoRoom(mapped.error());
}

void giveLargeBlock(void* block, std::size_t bytes) noexcept
{
    ::munmap(block, bytes);
}

std::size_t leastLargeBlock()
{
    static const std::size_t bytes = chosenLeast();
    return bytes;
}

} // namespace sessionsmith
