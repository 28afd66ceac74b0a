// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/memory.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace sessionsmith {

namespace {

/// The number behind `key` in a file of lines "key number".
std::optional<std::uint64_t> valueIn(const std::filesystem::path& file, const std::string& key)
{
    std::ifstream stream(file);
    std::string word;
    std::uint64_t value = 0;
    for (std::string line; stream >> word; std::getline(stream, line))
        if (word == key && stream >> value) return value;
    return std::nullopt;
}

/// The number that a file consists of; nothing where it says "max".
std::optional<std::uint64_t> numberIn(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::uint64_t value = 0;
    return stream >> value ? std::optional(value) : std::nullopt;
}

/// What the limit of a control group leaves; the pages of files that it holds can be given back.
std::optional<std::uint64_t> leftInGroup(const std::filesystem::path& group)
{
    const auto limit = numberIn(group / "memory.max"), used = numberIn(group / "memory.current");
    if (!limit || !used) return std::nullopt;
    const std::uint64_t kept = *used - std::min(*used, valueIn(group / "memory.stat", "file").value_or(0));
    return *limit - std::min(*limit, kept);
}

/// The folder of this process's control group.
std::filesystem::path ownGroup()
{
    const std::filesystem::path root = "/sys/fs/cgroup";
    std::ifstream stream("/proc/self/cgroup");
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with("0::/")) return root / line.substr(4);
    return root;
}

/// What the system says under `key` or, where that is less, `ofGroup` of a control group, which has no more than those
/// above it.
template <typename OfGroup>
std::uint64_t least(const std::string& key, const OfGroup& ofGroup)
{
    constexpr std::uint64_t kibibyte = 1024;
    const auto ofSystem = valueIn("/proc/meminfo", key);
    std::uint64_t bytes = ofSystem ? *ofSystem * kibibyte : UINT64_MAX;
    for (std::filesystem::path group = ownGroup(); group != "/sys/fs" && group.has_relative_path();
         group = group.parent_path())
        bytes = std::min(bytes, ofGroup(group).value_or(UINT64_MAX));
    return bytes;
}

} // namespace

std::uint64_t availableMemory()
{
    return least("MemAvailable:", leftInGroup);
}

std::uint64_t totalMemory()
{
    return least("MemTotal:", [](const std::filesystem::path& group) { return numberIn(group / "memory.max"); });
}

} // namespace sessionsmith
