// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <string>

namespace sessionsmith::tests {

/// The file that the memory at `address` is mapped from; empty for ordinary memory.
inline std::string fileBehind(const void* address)
{
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    std::ifstream maps("/proc/self/maps"); // begin-end rwxp offset device inode   path
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0, end = 0;
        if (std::sscanf(line.c_str(), "%" SCNxPTR "-%" SCNxPTR, &begin, &end) != 2) continue;
        if (wanted < begin || wanted >= end) continue;
        const std::size_t path = line.find('/');
        return path == std::string::npos ? std::string() : line.substr(path);
    }
    return {};
}

} // namespace sessionsmith::tests
