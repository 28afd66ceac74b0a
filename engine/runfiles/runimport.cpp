// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runimport.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/runfiles/curvetable.h"
#include "engine/runfiles/eventfiles.h"
#include "engine/runfiles/runsources.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace sessionsmith::runfiles {

namespace {

using store::MetricPoint;
using store::RunStatus;

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

class Import
{
public:
    explicit Import(store::Workspace& workspace) : m_workspace(workspace) {}

    Result<> keep(ForeignRun run, const RunSource& source)
    {
        store::RunRecord record;
        record.name = run.name;
        record.kind = store::RunKind::Import;
        record.spec = specOf(source);
        const auto begun = m_workspace.beginRun(record, store::Naming::MadeUnique);
        if (!begun) return fail(Error(begun.error()).at(source.path.string()));
        ImportedRun& imported = m_runs.emplace_back(ImportedRun{*begun, 0, run.points.size(), std::move(run.notes)});
        // In one transaction; until the run is finished it counts as one that is under way.
        if (auto written = m_workspace.writeMetrics(begun->id, run.points); !written) return written;
        if (auto finished = m_workspace.finishRun(begun->id, RunStatus::Finished, lastValues(run.points), {},
                                                  secondsOf(run.points));
            !finished)
            return finished;
        auto stored = m_workspace.run(begun->id);
        if (!stored) return tl::unexpected(stored.error());
        imported.record = *std::move(stored);
        for (std::size_t i = 0; i < run.points.size(); ++i)
            imported.metrics += i == 0 || run.points[i].metric != run.points[i - 1].metric ? 1 : 0;
        return {};
    }

    /// Takes away what a killed import left of the same source.
    Result<> replaceInterrupted(const RunSource& source)
    {
        const auto runs = m_workspace.runs();
        if (!runs) return tl::unexpected(runs.error());
        for (const store::RunRecord& run : *runs)
            if (run.kind == store::RunKind::Import && run.status == RunStatus::Interrupted &&
                run.spec == specOf(source))
                if (auto removed = remove(run.id); !removed) return removed;
        return {};
    }

    /// Takes all away again.
    void undo()
    {
        for (const ImportedRun& run : m_runs) {
            (void)m_workspace.finishRun(run.record.id, RunStatus::Cancelled, {}, {}, 0); // lets go of its lock
            (void)remove(run.record.id);
        }
    }

    std::vector<ImportedRun> take() && { return std::move(m_runs); }

private:
    static std::string specOf(const RunSource& source)
    {
        return jsonText({{"source", std::filesystem::absolute(source.path).lexically_normal().string()},
                         {"format", source.isTable ? "csv" : "tensorboard"}});
    }

    Result<> remove(store::Id run)
    {
        if (auto binned = m_workspace.removeRun(run); !binned) return binned;
        return m_workspace.erase({.kind = "run", .id = run}).map([](std::uintmax_t) {});
    }

    store::Workspace& m_workspace;
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
        if (auto replaced = import.replaceInterrupted(source); !replaced) return replaced;
        for (ForeignRun& run : *runs) {
            if (auto kept = import.keep(std::move(run), source); !kept) return kept;
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
    Import import(workspace);
    if (auto done = importAll(import, sources, phase); !done) {
        import.undo();
        return tl::unexpected(done.error());
    }
    return std::move(import).take();
}

} // namespace sessionsmith::runfiles
