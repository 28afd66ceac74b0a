// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runexport.h"

#include "engine/base/phase.h"
#include "engine/base/text.h"
#include "engine/runfiles/curverows.h"
#include "engine/runfiles/runrows.h"

#include <algorithm>

namespace sessionsmith::runfiles {

namespace {

Result<std::string> tableOfRuns(store::Workspace& workspace, const std::vector<store::RunRecord>& runs,
                                TableFormat format)
{
    const auto table = comparison::RunTable::read(workspace);
    if (!table) return tl::unexpected(table.error());
    std::vector<std::size_t> rows;
    std::vector<Lineage> lineages;
    for (const store::RunRecord& run : runs) {
        const auto row = table->rowOf(run);
        if (!row) return tl::unexpected(row.error());
        auto lineage = workspace.lineage(run.id);
        if (!lineage) return tl::unexpected(lineage.error());
        rows.push_back(*row);
        lineages.push_back(*std::move(lineage));
    }
    return runRows(*table, rows, lineages, format);
}

} // namespace

TableFormat formatOf(const std::filesystem::path& path)
{
    const std::string ending = lowered(path.extension().string());
    return ending == ".jsonl" || ending == ".ndjson" ? TableFormat::JsonLines : TableFormat::Csv;
}

std::filesystem::path runsPath(const std::filesystem::path& path)
{
    std::filesystem::path beside = path;
    return beside.replace_extension(".runs" + path.extension().string());
}

Result<std::vector<exchange::ExportedFile>> exportRuns(store::Workspace& workspace,
                                                       const std::vector<store::RunRecord>& runs,
                                                       const std::filesystem::path& path, TableFormat format,
                                                       const ProgressSink& progress, const Control& control)
{
    std::vector<exchange::ExportedFile> exported(1);
    exported[0].path = path;
    std::vector<AtomicFile> files;
    auto curves = AtomicFile::create(path);
    if (!curves) return tl::unexpected(curves.error());
    files.push_back(*std::move(curves));
    const CurveRows rows(format);
    if (auto written = files[0].write(rows.header()); !written) return tl::unexpected(written.error());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Writing curves")), runs.size(),
                Message(SS_TEXT("engine", "runs")));
    for (const store::RunRecord& run : runs) {
        store::MetricCursor fromTheBeginning;
        const auto points = workspace.readMetrics(run.id, fromTheBeginning);
        if (!points) return tl::unexpected(points.error());
        exported[0].rows += points->size();
        if (auto written = files[0].write(rows.rows(run.name, *points)); !written)
            return tl::unexpected(written.error());
        if (!phase.advance(1)) return fail(Error::cancelled());
    }
    if (!files[0].isInPlace()) {
        const auto table = tableOfRuns(workspace, runs, format);
        if (!table) return tl::unexpected(table.error());
        exported.push_back({.path = runsPath(path), .rows = runs.size()});
        auto file = AtomicFile::create(exported[1].path);
        if (!file) return tl::unexpected(file.error());
        files.push_back(*std::move(file));
        if (auto written = files[1].write(*table); !written) return tl::unexpected(written.error());
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        exported[i].bytes = files[i].bytesWritten();
    if (auto named = AtomicFile::commitTogether(files); !named) return tl::unexpected(named.error());
    return exported;
}

} // namespace sessionsmith::runfiles
