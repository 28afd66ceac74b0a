// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <cstddef>
#include <new>

namespace sessionsmith {

/// Memory for what may be larger than the memory: blocks of leastLargeBlock() bytes or more lie in files without a name
/// in temporaryFolder(), mapped, so that the system may write out what is not needed just now. They are written to the
/// disk in the background even where memory abounds, hence only large ones. The room on the disk is taken at once:
/// a disk that fills up later ends nobody. Where it has none, the block is ordinary memory, if there is enough of it.
/// Throws NoRoom.
void* takeLargeBlock(std::size_t bytes);
void giveLargeBlock(void* block, std::size_t bytes) noexcept;

/// A 64th of the memory there is, at least 16 MiB, or what SESSIONSMITH_LARGE_BLOCK says, in bytes. It stays the same
/// as long as the process lives.
std::size_t leastLargeBlock();

/// Neither the disk nor the memory has room for a block.
class NoRoom : public std::bad_alloc
{
public:
    explicit NoRoom(Error error) : m_error(std::move(error)) {}
    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return "neither the disk nor the memory has room"; }

private:
    Error m_error;
};

} // namespace sessionsmith
