// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/keptfiles.h"

#include <algorithm>
#include <mutex>
#include <set>

namespace sessionsmith {

namespace {

std::mutex mutex;
std::multiset<std::string> kept; ///< guarded by the mutex; one place may be kept by several
thread_local int owners = 0;

std::string absoluteName(const std::filesystem::path& path)
{
    std::error_code problem;
    const auto whole = std::filesystem::absolute(path, problem);
    const auto resolved = std::filesystem::weakly_canonical(whole, problem);
    return (problem ? whole : resolved).string();
}

} // namespace

KeptFiles::KeptFiles(const std::vector<std::filesystem::path>& beginnings)
{
    for (const std::filesystem::path& beginning : beginnings) {
        // A folder is told by the separator at its end, which a resolved name has lost.
        const bool isFolder = !beginning.has_filename();
        m_beginnings.push_back(absoluteName(isFolder ? beginning.parent_path() : beginning) + (isFolder ? "/" : ""));
    }
    const std::lock_guard lock(mutex);
    kept.insert(m_beginnings.begin(), m_beginnings.end());
}

KeptFiles::~KeptFiles()
{
    const std::lock_guard lock(mutex);
    for (const std::string& beginning : m_beginnings)
        kept.erase(kept.find(beginning));
}

Result<> KeptFiles::check(const std::filesystem::path& path)
{
    if (owners > 0) return {};
    const std::string name = absoluteName(path);
    const std::lock_guard lock(mutex);
    if (std::ranges::none_of(kept, [&](const std::string& beginning) { return name.starts_with(beginning); }))
        return {};
    return fail(Error(SS_TEXT("engine", "This is a file of the workspace, which would be destroyed"))
                    .at(path.string())
                    .advise(SS_TEXT("engine", "Choose another place")));
}

KeptFiles::Owner::Owner()
{
    ++owners;
}

KeptFiles::Owner::~Owner()
{
    --owners;
}

} // namespace sessionsmith
