// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runimport.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/runfiles/curvetable.h"
#include "engine/runfiles/eventfiles.h"
#include "engine/runfiles/runsources.h"
#include "engine/store/stagedruns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
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
    return jsonText({{"source", std::filesystem::absolute(source.path).lexically_normal().string()},
                     {"format", source.isTable ? "csv" : "tensorboard"}});
}

/// What is read, until all of it can be kept.
class Import
{
public:
    explicit Import(store::StagedRuns staged) : m_staged(std::move(staged)) {}

    Result<> add(ForeignRun run, const RunSource& source)
    {
        store::RunRecord record;
        record.name = run.name;
        record.kind = store::RunKind::Import;
        record.status = store::RunStatus::Finished;
        record.spec = specOf(source);
        record.metrics = lastValues(run.points);
        record.seconds = secondsOf(run.points);
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

Result<std::vector<ForeignRun>> read(const RunSource& source, Milliseconds now, Phase& phase)
{
    if (source.isTable) return readCurveTable(source.files[0], now, phase);
    auto run = readEventFiles(source.name, source.files, phase);
    if (!run) return tl::unexpected(run.error());
    std::vector<ForeignRun> runs;
    runs.push_back(*std::move(run));
    return runs;
}

Result<> importAll(Import& import, const std::vector<RunSource>& sources, Phase& phase)
{
    const Milliseconds now = currentTime();
    for (const RunSource& source : sources) {
        auto runs = read(source, now, phase);
        if (!runs) return tl::unexpected(runs.error());
        for (ForeignRun& run : *runs) {
            if (auto added = import.add(std::move(run), source); !added) return added;
            if (!phase.advance(0)) return fail(Error::cancelled());
        }
    }
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
        std::ranges::move(*found, std::back_inserter(sources));
    }
    std::uintmax_t bytes = 0;
    for (const RunSource& source : sources)
        bytes += source.bytes();
    Phase phase(progress, control, Message(SS_TEXT("engine", "Reading runs")), bytes,
                Message(SS_TEXT("engine", "bytes")));
    auto staged = store::StagedRuns::begin();
    if (!staged) return tl::unexpected(staged.error());
    Import import(*std::move(staged));
    if (auto done = importAll(import, sources, phase); !done) return tl::unexpected(done.error());
    return std::move(import).keep(workspace, progress, control);
}

} // namespace sessionsmith::runfiles
