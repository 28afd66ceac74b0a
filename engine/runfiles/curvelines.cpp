// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/curvelines.h"

#include "engine/base/text.h"
#include "engine/runfiles/jsonrows.h"

#include <cmath>

namespace sessionsmith::runfiles {

namespace {

using Json = nlohmann::json;

Result<double> numberOf(const Json& row, const char* key)
{
    std::optional<double> number;
    if (auto taken = take(row, key, number); !taken) return tl::unexpected(taken.error());
    if (!number) return fail(SS_TEXT("engine", "The value of {0} is missing"), Message::data(key));
    return *number;
}

Result<> takeTime(const Json& row, store::MetricPoint& point)
{
    const auto time = row.find("time");
    if (time == row.end() || time->is_null()) return {};
    if (time->is_number()) {
        const auto read = timeOf(time->get<double>());
        if (!read) return tl::unexpected(read.error());
        point.time = *read;
        return {};
    }
    std::string text;
    if (auto taken = take(row, "time", text); !taken) return taken;
    const auto read = parseIsoTime(text);
    if (!read) return fail(SS_TEXT("engine", "\"{0}\" is no time"), text.substr(0, 40));
    point.time = *read;
    return {};
}

Result<store::MetricPoint> pointOf(const Json& row, Milliseconds now)
{
    store::MetricPoint point;
    point.time = now;
    if (auto taken = take(row, "metric", point.metric); !taken) return tl::unexpected(taken.error());
    const auto step = numberOf(row, "step"), value = numberOf(row, "value");
    if (!step) return tl::unexpected(step.error());
    if (!value) return tl::unexpected(value.error());
    if (*step != std::floor(*step) || !(std::abs(*step) <= double(PointCollector::lastStep)))
        return fail(SS_TEXT("engine", "\"{0}\" is no step"), *step);
    point.step = std::int64_t(*step);
    point.value = *value;
    std::optional<double> epoch;
    if (auto taken = take(row, "epoch", epoch); !taken) return tl::unexpected(taken.error());
    point.epoch = epoch.value_or(0);
    if (auto taken = takeTime(row, point); !taken) return tl::unexpected(taken.error());
    return point;
}

std::string stemOf(std::filesystem::path file)
{
    for (file = file.filename(); file.has_extension() && file.has_stem();)
        file.replace_extension();
    return file.string();
}

} // namespace

Result<std::vector<ForeignRun>> readCurveLines(const std::filesystem::path& path, Milliseconds now, Phase& phase)
{
    auto rows = JsonRows::open(path);
    if (!rows) return tl::unexpected(rows.error());
    RunCollector runs;
    for (Json row;;) {
        const auto more = rows->next(row, phase);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        std::string run = stemOf(path);
        const auto added = take(row, "run", run).and_then([&] { return pointOf(row, now); }).and_then([&](auto point) {
            return runs.add(run, std::move(point));
        });
        if (!added) return fail(rows->here(added.error()));
    }
    return std::move(runs).finish();
}

} // namespace sessionsmith::runfiles
