// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/curvecolumns.h"

#include "engine/base/text.h"

#include <algorithm>
#include <initializer_list>

namespace sessionsmith::runfiles {

namespace {

/// What a file is called, without the endings of tables and of compression.
std::string stemOf(std::filesystem::path file)
{
    file = file.filename();
    for (int endings = 0; endings < 2; ++endings)
        if (const std::string ending = lowered(file.extension().string());
            ending == ".csv" || ending == ".tsv" || ending == ".txt" || ending == ".gz" || ending == ".zst")
            file.replace_extension();
    return file.string();
}

/// TensorBoard calls a download "run-R-tag-T.csv".
std::pair<std::string, std::string> runAndTag(const std::string& stem)
{
    constexpr std::string_view before = "run-", between = "-tag-";
    const std::size_t tag = stem.find(between);
    if (!stem.starts_with(before) || tag == std::string::npos || tag <= before.size()) return {stem, stem};
    return {stem.substr(before.size(), tag - before.size()), stem.substr(tag + between.size())};
}

} // namespace

Result<CurveColumns> CurveColumns::from(const std::vector<std::string_view>& header, const std::filesystem::path& file)
{
    std::vector<std::string> names;
    for (const std::string_view name : header)
        names.push_back(lowered(trimmed(name)));
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::find(names.begin() + std::ptrdiff_t(i) + 1, names.end(), names[i]) != names.end())
            return fail(SS_TEXT("engine", "Two columns are called \"{0}\""), names[i]);
    const auto find = [&](std::initializer_list<const char*> known) -> std::optional<std::size_t> {
        for (const char* name : known)
            if (const auto place = std::ranges::find(names, name); place != names.end())
                return std::size_t(place - names.begin());
        return std::nullopt;
    };
    CurveColumns columns;
    columns.count = names.size();
    const auto step = find({"step", "global_step", "_step", "steps", "iteration"});
    if (!step)
        return fail(Error(SS_TEXT("engine", "This is no table of curves: it has no column step"))
                        .advise(SS_TEXT("engine", "Its first line names the columns: run, metric, step, value; or step "
                                                  "and the metrics")));
    columns.step = *step;
    columns.time = find({"time", "wall time", "wall_time", "timestamp", "_timestamp"});
    columns.epoch = find({"epoch"});
    const auto [run, tag] = runAndTag(stemOf(file));
    columns.runName = run;
    const auto value = find({"value"}), metric = find({"metric", "tag"});
    if (value && metric) {
        columns.run = find({"run"});
        columns.metric = metric;
        columns.value = value;
        return columns;
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (i != columns.step && i != columns.time && i != columns.epoch)
            columns.metrics.push_back({std::string(trimmed(header[i])), i});
    if (columns.metrics.empty())
        return fail(SS_TEXT("engine", "This is no table of curves: it has no column of values"));
    if (columns.metrics.size() == 1 && value) columns.metrics[0].name = tag;
    return columns;
}

} // namespace sessionsmith::runfiles
