// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runimport.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/runfiles/curvelines.h"
#include "engine/runfiles/curvetable.h"
#include "engine/runfiles/eventfiles.h"
#include "engine/runfiles/runsources.h"
#include "engine/runfiles/runtablefile.h"
#include "engine/store/stagedruns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace sessionsmith::runfiles {

namespace {

using store::MetricPoint;

/// The part of the data that a word in a metric's name stands for; empty where it is another word.
std::string partNamed(const std::string& word)
{
    const std::string known = lowered(word);
    for (const auto& [part, words] :
         {std::pair("train", std::set<std::string>{"train", "training"}),
          std::pair("valid", std::set<std::string>{"valid", "validation", "val", "eval", "dev"}),
          std::pair("test", std::set<std::string>{"test"})})
        if (words.contains(known)) return part;
    return {};
}

/// "val/loss" and "loss/val" -> valid, loss; without such a word the training is meant.
std::pair<std::string, std::string> partAndName(const std::string& metric)
{
    const std::size_t first = metric.find('/'), last = metric.rfind('/');
    if (first == std::string::npos) return {"train", metric};
    if (auto part = partNamed(metric.substr(0, first)); !part.empty()) return {part, metric.substr(first + 1)};
    if (auto part = partNamed(metric.substr(last + 1)); !part.empty()) return {part, metric.substr(0, last)};
    return {"train", metric};
}

store::RunMetrics lastValues(const std::vector<MetricPoint>& points)
{
    store::RunMetrics figures;
    for (const MetricPoint& point : points) {
        const auto [part, name] = partAndName(point.metric);
        figures[part][name] = point.value;
    }
    return figures;
}

double secondsOf(const std::vector<MetricPoint>& points)
{
    const auto [first, last] = std::ranges::minmax(points, {}, &MetricPoint::time);
    return double(last.time - first.time) / 1000;
}

std::size_t metricsIn(const std::vector<MetricPoint>& points)
{
    std::size_t metrics = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        metrics += i == 0 || points[i].metric != points[i - 1].metric ? 1 : 0;
    return metrics;
}

std::string specOf(const RunSource& source)
{
    static constexpr const char* formats[] = {"tensorboard", "csv", "jsonl"}; // by RunSource::Layout
    return jsonText({{"source", std::filesystem::absolute(source.path).lexically_normal().string()},
                     {"format", formats[int(source.layout)]}});
}

/// A run of which there are curves alone.
store::RunRecord recordOf(const ForeignRun& run, const RunSource& source)
{
    store::RunRecord record;
    const bool isNumber = std::ranges::all_of(run.name, [](char c) { return c >= '0' && c <= '9'; });
    record.name = isNumber ? "run " + run.name : run.name; // a number by itself names the run of that number
    record.kind = store::RunKind::Import;
    record.status = store::RunStatus::Finished;
    record.spec = specOf(source);
    record.metrics = lastValues(run.points);
    record.seconds = secondsOf(run.points);
    return record;
}

/// What is read, until all of it can be kept.
class Import
{
public:
    explicit Import(store::StagedRuns staged) : m_staged(std::move(staged)) {}

    Result<> add(const store::RunRecord& record, ForeignRun run, const RunSource& source)
    {
        if (auto added = m_staged.add(record, run.points); !added)
            return fail(Error(added.error()).at(source.path.string()));
        m_runs.push_back({{}, metricsIn(run.points), run.points.size(), std::move(run.notes)});
        return {};
    }

    Result<std::vector<ImportedRun>> keep(const store::Workspace& workspace, const ProgressSink& progress,
                                          const Control& control) &&
    {
        auto records = m_staged.commit(workspace, progress, control);
        if (!records) return tl::unexpected(records.error());
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            m_runs[run].record = std::move((*records)[run]);
        return std::move(m_runs);
    }

private:
    store::StagedRuns m_staged;
    std::vector<ImportedRun> m_runs;
};

Result<std::vector<ForeignRun>> readCurves(const RunSource& source, Milliseconds now, Phase& phase)
{
    if (source.files.empty()) return std::vector<ForeignRun>();
    if (source.layout == RunSource::Layout::Table) return readCurveTable(source.files[0], now, phase);
    if (source.layout == RunSource::Layout::Lines) return readCurveLines(source.files[0], now, phase);
    auto run = readEventFiles(source.name, source.files, phase);
    if (!run) return tl::unexpected(run.error());
    std::vector<ForeignRun> runs;
    runs.push_back(*std::move(run));
    return runs;
}

/// The runs of the table first, each with its curves, if it has any; then those that only the curves know.
Result<> addSource(Import& import, const RunSource& source, Milliseconds now, Phase& phase)
{
    auto curves = readCurves(source, now, phase);
    if (!curves) return tl::unexpected(curves.error());
    auto records = source.runs.empty() ? Result<std::vector<store::RunRecord>>(std::vector<store::RunRecord>())
                                       : readRunTable(source.runs, source.path, phase);
    if (!records) return tl::unexpected(records.error());
    if (curves->empty() && records->empty())
        return fail(Error(SS_TEXT("engine", "There is no value in this table")).at(source.path.string()));
    std::map<std::string, ForeignRun*> byName;
    for (ForeignRun& run : *curves)
        byName.emplace(run.name, &run);
    for (const store::RunRecord& record : *records) {
        const auto found = byName.find(record.name);
        ForeignRun own = found == byName.end() ? ForeignRun{record.name, {}, {}} : std::move(*found->second);
        if (found != byName.end()) byName.erase(found);
        if (auto added = import.add(record, std::move(own), source); !added) return added;
        if (!phase.advance(0)) return fail(Error::cancelled());
    }
    for (ForeignRun& run : *curves) {
        if (!byName.contains(run.name)) continue; // it has gone with its record
        const store::RunRecord record = recordOf(run, source);
        if (auto added = import.add(record, std::move(run), source); !added) return added;
        if (!phase.advance(0)) return fail(Error::cancelled());
    }
    return {};
}

Result<> addAll(Import& import, const std::vector<RunSource>& sources, Phase& phase)
{
    const Milliseconds now = currentTime();
    for (const RunSource& source : sources)
        if (auto added = addSource(import, source, now, phase); !added) return added;
    return {};
}

} // namespace

Result<std::vector<ImportedRun>> importRuns(store::Workspace& workspace,
                                            const std::vector<std::filesystem::path>& paths,
                                            const ProgressSink& progress, const Control& control)
{
    std::vector<RunSource> sources;
    for (const std::filesystem::path& path : paths) {
        auto found = runSources(path);
        if (!found) return tl::unexpected(found.error());
        for (RunSource& source : *found) // a table of runs and that of their curves lead to the same
            if (std::ranges::find(sources, source.path, &RunSource::path) == sources.end())
                sources.push_back(std::move(source));
    }
    std::uintmax_t bytes = 0;
    for (const RunSource& source : sources)
        bytes += source.bytes();
    Phase phase(progress, control, Message(SS_TEXT("engine", "Reading runs")), bytes,
                Message(SS_TEXT("engine", "bytes")));
    auto staged = store::StagedRuns::begin();
    if (!staged) return tl::unexpected(staged.error());
    Import import(*std::move(staged));
    if (auto done = addAll(import, sources, phase); !done) return tl::unexpected(done.error());
    return std::move(import).keep(workspace, progress, control);
}

} // namespace sessionsmith::runfiles
