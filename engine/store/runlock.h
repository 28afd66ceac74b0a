// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <optional>

namespace sessionsmith::store {

/// The sign of life of a run, or of a window that edits a model: a lock on a small file, which the system lifts when
/// the process ends, however it ends. It belongs to this object and not to the process (F_OFD_SETLK), so that two of
/// them exclude each other in one process too, and it can be asked for without being taken.
class RunLock
{
public:
    /// Nothing if it is held already. Errors: the file cannot be made.
    static Result<std::optional<RunLock>> take(const std::filesystem::path& path);
    static bool isHeld(const std::filesystem::path& path);

    ~RunLock();
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;

private:
    explicit RunLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace sessionsmith::store
