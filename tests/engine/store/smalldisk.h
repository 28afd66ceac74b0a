// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <sys/mount.h>
#include <utility>

/// A disk of one megabyte, for as long as it lives.
class SmallDisk
{
public:
    explicit SmallDisk(std::filesystem::path folder)
        : m_folder(std::move(folder)), m_isThere(::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, "size=1m") == 0)
    {}
    ~SmallDisk()
    {
        if (m_isThere) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    bool isThere() const { return m_isThere; }
    const std::filesystem::path& folder() const { return m_folder; }
    void fill() const
    {
        std::ofstream file(m_folder / "filling", std::ios::app | std::ios::binary);
        while (file << 'x' << std::flush)
            ;
    }
    void clear() const { std::filesystem::remove(m_folder / "filling"); }

private:
    std::filesystem::path m_folder;
    bool m_isThere;
};
