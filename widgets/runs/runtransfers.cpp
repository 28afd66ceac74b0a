// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runtransfers.h"

#include "engine/runfiles/runexport.h"
#include "engine/runfiles/runimport.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"

#include <QFile>
#include <QFileDialog>

namespace sessionsmith::widgets {

namespace {

constexpr qsizetype mostNotes = 3;

std::filesystem::path pathOf(const QString& file)
{
    return QFile::encodeName(file).toStdString();
}

/// "name: what is to be known of how it was read", of the first ones.
QString notesOf(const std::vector<runfiles::ImportedRun>& runs)
{
    QStringList notes;
    for (const runfiles::ImportedRun& run : runs)
        for (const Message& note : run.notes)
            notes.append(QStringLiteral("%1: %2").arg(text(run.record.name), translated(note)));
    const qsizetype left = notes.size() - mostNotes;
    notes = notes.mid(0, mostNotes);
    if (left > 0) notes.append(RunTransfers::tr("and %n more", nullptr, int(left)));
    return notes.join(QStringLiteral(" · "));
}

} // namespace

RunTransfers::RunTransfers(Workbench& workbench, QWidget* page) : QObject(page), m_workbench(workbench), m_page(page) {}

void RunTransfers::askToExport(const std::vector<store::RunRecord>& runs)
{
    if (runs.empty()) return;
    const QString name = runs.size() == 1 ? text(runs[0].name) : tr("runs");
    const QString file = askForNewFile(m_page, FileKind::Runs, tr("Export runs"), name, QStringLiteral("csv"),
                                       tr("Tables (*.csv);;JSON Lines (*.jsonl);;All files (*)"));
    if (!file.isEmpty()) exportTo(file, runs);
}

void RunTransfers::exportTo(const QString& file, const std::vector<store::RunRecord>& runs)
{
    m_workbench.jobs().start(
        [count = int(runs.size())] { return tr("Exporting %n run(s)", nullptr, count); }, false,
        [runs, path = pathOf(file)](store::Workspace& workspace, const ProgressSink& progress,
                                    const Control& control) -> Result<> {
            return runfiles::exportRuns(workspace, runs, path, runfiles::formatOf(path), progress, control)
                .map([](const std::vector<exchange::ExportedFile>&) {});
        },
        this,
        [this, file](Job* job) {
            if (job->state() == Job::State::Failed) Q_EMIT errorOccurred(translated(*job->error()));
            if (job->state() != Job::State::Finished) return;
            const QString beside = QFile::decodeName(runfiles::runsPath(pathOf(file)).filename().c_str());
            Q_EMIT noticed(tr("Exported to %1; the table of the runs is %2").arg(file, beside));
        });
}

void RunTransfers::askForFiles()
{
    importFrom(
        widgets::askForFiles(m_page, FileKind::Runs, tr("Import runs"),
                             tr("Event files and tables (*tfevents* *.csv *.tsv *.csv.gz *.csv.zst);;All files (*)")));
}

void RunTransfers::askForFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(m_page, tr("Import a folder of runs"), folderOf(FileKind::Runs));
    if (folder.isEmpty()) return;
    rememberFolderOf(FileKind::Runs, folder);
    importFrom({folder});
}

void RunTransfers::importFrom(const QStringList& paths)
{
    if (paths.isEmpty()) return;
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(pathOf(path));
    auto runs = std::make_shared<std::vector<runfiles::ImportedRun>>();
    m_workbench.jobs().start(
        [] { return tr("Importing runs"); }, false,
        [files, runs](store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            return runfiles::importRuns(workspace, files, progress, control)
                .map([&](std::vector<runfiles::ImportedRun> imported) { *runs = std::move(imported); });
        },
        this,
        [this, runs](Job* job) {
            m_workbench.notifyRunsChanged();
            if (job->state() == Job::State::Failed) Q_EMIT errorOccurred(translated(*job->error()));
            if (job->state() != Job::State::Finished) return;
            std::size_t points = 0;
            for (const runfiles::ImportedRun& run : *runs)
                points += run.points;
            QStringList words{tr("%n run(s) imported, %1 points", nullptr, int(runs->size()))
                                  .arg(formatInteger(std::int64_t(points)))};
            if (const QString notes = notesOf(*runs); !notes.isEmpty()) words.append(notes);
            Q_EMIT imported(text(runs->front().record.name));
            Q_EMIT noticed(words.join(QStringLiteral(" · ")));
        });
}

} // namespace sessionsmith::widgets
