// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace sessionsmith {

class Descriptor;

/// A file opened once for any number of readers, each at a place of its own: what was recognised is what is read, even
/// when another file takes its name meanwhile. Copies share what is open.
class InputFile
{
public:
    /// Errors: not there or not readable; a folder, a pipe or a device, which cannot be read twice.
    static Result<InputFile> open(const std::filesystem::path& path);
    /// The same, but a pipe is first copied whole to a temporary file. Errors: also a full disk, cancelled.
    static Result<InputFile> openOrSpool(const std::filesystem::path& path, const ProgressSink& progress = {},
                                         const Control& control = {});

    /// The path it was opened by, for messages.
    const std::string& name() const;
    std::uint64_t size() const; ///< bytes
    /// Fills the front of `buffer` with what stands at `offset`; how many bytes those are: 0 at the end alone.
    Result<std::size_t> read(std::uint64_t offset, std::span<char> buffer) const;

private:
    struct Handle;
    static Result<InputFile> of(std::string name, Descriptor descriptor);
    explicit InputFile(std::shared_ptr<const Handle> handle);
    std::shared_ptr<const Handle> m_handle;
};

} // namespace sessionsmith
