// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runsources.h"

#include "engine/runfiles/eventfiles.h"
#include "engine/runfiles/jsonrows.h"
#include "engine/runfiles/recordfile.h"
#include "engine/runfiles/runexport.h"

#include <algorithm>
#include <map>

namespace sessionsmith::runfiles {

namespace fs = std::filesystem;

namespace {

/// What a folder is called, also where its path ends with a slash or is ".".
std::string nameOf(const fs::path& folder)
{
    const fs::path whole = fs::absolute(folder).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

Result<std::vector<RunSource>> foldersOfEvents(const fs::path& top)
{
    std::map<fs::path, std::vector<fs::path>> folders;
    std::error_code error;
    for (fs::recursive_directory_iterator file(top, fs::directory_options::skip_permission_denied, error), end;
         !error && file != end; file.increment(error)) {
        std::error_code ignored;
        if (isNamedAsEvents(file->path()) && file->is_regular_file(ignored))
            folders[file->path().parent_path()].push_back(file->path());
    }
    if (error)
        return fail(Error(SS_TEXT("engine", "The folder cannot be read: {0}"), error.message()).at(top.string()));
    std::vector<RunSource> sources;
    for (auto& [folder, files] : folders) {
        std::ranges::sort(files); // their names hold the time at which they were begun
        const fs::path way = folder.lexically_relative(top);
        sources.push_back({folder, way.empty() || way == "." ? nameOf(top) : way.generic_string(), files});
    }
    if (sources.empty())
        return fail(
            Error(SS_TEXT("engine", "There is no event file of TensorBoard in the folder"))
                .at(top.string())
                .advise(SS_TEXT("engine", "Their names hold \"tfevents\"; name a table of curves by its file")));
    return sources;
}

constexpr std::array endings{".csv", ".jsonl", ".ndjson"};

/// Its own first.
std::vector<std::string> endingsFrom(const fs::path& path)
{
    std::vector<std::string> all{path.extension().string()};
    all.insert(all.end(), endings.begin(), endings.end());
    return all;
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// "curves.runs.csv"
bool isNamedAsRuns(const fs::path& path)
{
    return path.stem().extension() == ".runs" && std::ranges::find(endings, path.extension()) != endings.end();
}

/// The table of curves that a table of runs belongs to; empty where there is none.
fs::path curvesOf(const fs::path& runs)
{
    for (const std::string& ending : endingsFrom(runs))
        if (const fs::path curves = runs.parent_path() / runs.stem().replace_extension(ending); isFile(curves))
            return curves;
    return {};
}

/// The table of runs that belongs to a table of curves; empty where there is none.
fs::path runsBeside(const fs::path& curves)
{
    for (const std::string& ending : endingsFrom(curves))
        if (fs::path runs = runsPath(fs::path(curves).replace_extension(ending)); isNamedAsRuns(runs) && isFile(runs))
            return runs;
    return {};
}

} // namespace

std::uintmax_t RunSource::bytes() const
{
    std::uintmax_t bytes = 0;
    const auto add = [&](const fs::path& file) {
        std::error_code unknown;
        if (const auto size = fs::file_size(file, unknown); !unknown) bytes += size;
    };
    std::ranges::for_each(files, add);
    if (!runs.empty()) add(runs);
    return bytes;
}

Result<std::vector<RunSource>> runSources(const fs::path& path)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return foldersOfEvents(path);
    const auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    if (isNamedAsEvents(path) || RecordFile::isOne(*file))
        return std::vector<RunSource>{{path, nameOf(fs::absolute(path).parent_path()), {path}}};
    if (isNamedAsRuns(path)) {
        const fs::path curves = curvesOf(path);
        if (!curves.empty()) return runSources(curves);
        return std::vector<RunSource>{{path, {}, {}, RunSource::Layout::Table, path}};
    }
    const auto layout = isJsonLines(path, *file) ? RunSource::Layout::Lines : RunSource::Layout::Table;
    return std::vector<RunSource>{{path, {}, {path}, layout, runsBeside(path)}};
}

} // namespace sessionsmith::runfiles
