// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sessionsmith {

/// Files that are written by their owner alone, as long as the object lives: whoever asks for a file to be written for
/// a person (AtomicFile) is refused there, by whatever name or link the place was called.
class KeptFiles
{
public:
    /// `beginnings`: what the absolute names of the files begin with.
    explicit KeptFiles(const std::vector<std::filesystem::path>& beginnings);
    ~KeptFiles();
    KeptFiles(const KeptFiles&) = delete;
    KeptFiles& operator=(const KeptFiles&) = delete;

    /// Errors: the file is somebody's.
    static Result<> check(const std::filesystem::path& path);

    /// While it lives, this thread writes as the owner.
    class Owner
    {
    public:
        Owner();
        ~Owner();
        Owner(const Owner&) = delete;
        Owner& operator=(const Owner&) = delete;
    };

private:
    std::vector<std::string> m_beginnings;
};

} // namespace sessionsmith
