// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/fileoptions.h"
#include "app/cli/tables.h"

#include "engine/runfiles/runexport.h"
#include "engine/runfiles/runimport.h"

namespace sessionsmith::cli {

namespace {

struct ExportOptions
{
    std::vector<std::string> runs;
    bool all = false;
    std::string path, format = "auto";
};

Result<std::vector<store::RunRecord>> chosenRuns(store::Workspace& workspace, const ExportOptions& options)
{
    if (options.all) return workspace.runs();
    std::vector<store::RunRecord> runs;
    for (const std::string& name : options.runs) {
        auto run = workspace.run(name);
        if (!run) return tl::unexpected(run.error());
        if (std::ranges::find(runs, run->id, &store::RunRecord::id) == runs.end()) runs.push_back(*std::move(run));
    }
    return runs;
}

Result<ExportOptions> checked(const ExportOptions& options)
{
    if (std::filesystem::path(options.path).extension() == ".zst")
        return fail(Error(SS_TEXT("engine", "Runs are exported as plain text"))
                        .at(options.path)
                        .advise(SS_TEXT("engine", "Leave .zst out of the name")));
    if (options.runs.empty() == options.all) return options;
    return fail(Error(SS_TEXT("engine", "Name the runs, or say --all")));
}

Result<Output> runExport(Console& console, const ExportOptions& options)
{
    if (auto free = console.claim(options.path); !free) return tl::unexpected(free.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto runs = chosenRuns(*workspace, options);
    if (!runs) return tl::unexpected(runs.error());
    using runfiles::TableFormat;
    const TableFormat format = options.format == "csv"     ? TableFormat::Csv
                               : options.format == "jsonl" ? TableFormat::JsonLines
                                                           : runfiles::formatOf(options.path);
    const auto files =
        runfiles::exportRuns(*workspace, *runs, options.path, format, console.progress(), console.control());
    if (!files) return tl::unexpected(files.error());
    Json documents = Json::array();
    std::string text;
    for (const exchange::ExportedFile& file : *files) {
        documents.push_back(fileDocument(file));
        text += fmt::format("{}: {} rows\n", file.path.string(), file.rows);
    }
    return Output{{{"files", documents}}, text};
}

struct ImportOptions
{
    std::vector<std::string> files;
};

Result<Output> runImport(Console& console, const ImportOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto imported = runfiles::importRuns(*workspace, {options.files.begin(), options.files.end()},
                                               console.progress(), console.control());
    if (!imported) return tl::unexpected(imported.error());
    Json documents = Json::array();
    std::vector<std::vector<std::string>> rows;
    std::string notes;
    for (const runfiles::ImportedRun& run : *imported) {
        Json document{{"name", run.record.name},
                      {"id", run.record.id},
                      {"metrics", run.metrics},
                      {"points", run.points},
                      {"notes", Json::array()}};
        for (const Message& note : run.notes) {
            document["notes"].push_back(note.english());
            notes += fmt::format("{}: {}\n", run.record.name, note.english());
        }
        rows.push_back({run.record.name, fmt::format("{}", run.metrics), fmt::format("{}", run.points)});
        documents.push_back(std::move(document));
    }
    return Output{{{"runs", documents}}, table({"run", "metrics", "points"}, rows) + notes};
}

} // namespace

void addRunFileCommands(Registry& registry, CLI::App& group)
{
    const auto exporting = std::make_shared<ExportOptions>();
    CLI::App& exportVerb =
        *registry.verb(group, "export", "Write runs with their curves into files", exporting, checked, runExport);
    exportVerb.add_option("runs", exporting->runs, "Names or numbers of the runs")->type_name("TEXT");
    Arguments exports(exportVerb);
    exports.flag("--all", exporting->all, "All runs of the workspace");
    exports
        .text(
            "--to", exporting->path,
            "File for the curves, a point a row: run, metric, step, epoch, time, value. Beside it a table of the runs "
            "(of curves.csv curves.runs.csv): specification, status, figures, tags, note, lineage")
        .required();
    exports.choice("--format", exporting->format, "Layout of the files; auto: as the name says, else csv",
                   {"auto", "csv", "jsonl"});

    const auto importing = std::make_shared<ImportOptions>();
    CLI::App& importVerb =
        *registry.verb(group, "import", "Read runs of other programs, to stand beside one's own", importing, runImport);
    importVerb
        .add_option("files", importing->files,
                    "Event files of TensorBoard, folders of them (each folder a run), or tables of curves: as `runs "
                    "export` writes them (CSV or JSON Lines, with the table of runs beside them), with a column step "
                    "and a metric in each other one, or TensorBoard's own")
        ->required()
        ->type_name("PATH");
}

} // namespace sessionsmith::cli
