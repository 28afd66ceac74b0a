// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/store/records.h"
#include "engine/store/runlock.h"

#include <filesystem>
#include <memory>

namespace sessionsmith {
class AtomicFile;
}

namespace sessionsmith::store {

/// Where a reader of metrics stands: the last step it has seen of each metric.
using MetricCursor = std::map<std::string, std::int64_t>;

/// A workspace folder: workspace.sqlite, datasets/, checkpoints/, locks/. One object a thread (each has its own
/// connection); any number of threads and processes may have the same folder open. Every failure of SQLite comes back
/// as an Error with the file's name; a full disk, a read-only folder and a damaged file are told apart. Nothing is
/// written once the database was deleted, moved or replaced.
class Workspace
{
public:
    /// Opens or creates. Errors: a folder that cannot be made or written, a file that is no database or is damaged, one
    /// written by a newer version (it is left untouched). A folder that cannot be written is opened for reading where
    /// that is possible.
    static Result<Workspace> open(const std::filesystem::path& folder);
    /// The same for a folder that was a workspace a moment ago: nothing is created. Errors, besides: it holds none.
    static Result<Workspace> openExisting(const std::filesystem::path& folder);
    /// Whether the folder holds a workspace, be it a damaged one.
    static bool isIn(const std::filesystem::path& folder);
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;

    const std::filesystem::path& folder() const;
    bool isReadOnly() const;
    /// The user's data folder (XDG_DATA_HOME or ~/.local/share) / sessionsmith / workspace.
    static std::filesystem::path defaultFolder();
    /// `folder` / `relative`, for the paths that records hold.
    std::filesystem::path absolute(const std::string& relative) const;
    std::filesystem::path datasetPath(const std::string& contentHash) const;
    std::filesystem::path checkpointPath(Id run) const;

    // Models. Saving one under a name that exists adds a version; the same content again gives the existing version.
    Result<ModelRecord> saveModel(const std::string& name, const std::string& document, const std::string& contentHash,
                                  int edits = 0);
    Result<std::vector<ModelRecord>> models() const; ///< the newest version of each name, by name
    Result<ModelRecord>
    model(const std::string& name) const; ///< newest; Errors: there is none, with the names there are
    Result<ModelRecord> model(Id id) const;
    /// Newest first, without their documents. Errors: there is no model of that name.
    Result<std::vector<ModelRecord>> modelVersions(const std::string& name) const;
    Result<> setModelNote(Id version, const std::string& note);
    /// All versions of a model, their documents and what is said of it elsewhere. Errors: the new name is empty or
    /// taken.
    Result<> renameModel(const std::string& name, const std::string& newName);
    /// With all its versions and notes into the bin. Errors: a data set was synthesised from it (they are named).
    Result<> removeModel(const std::string& name);

    // Data sets.
    /// Fills in id and createdAt, and the name where it is made unique. `file`, which is to become record.file, is
    /// committed together with the record; on an error nothing is left of either.
    Result<DatasetRecord> addDataset(DatasetRecord record, Naming naming = Naming::Exact, AtomicFile* file = nullptr);
    Result<std::vector<DatasetRecord>> datasets() const; ///< newest first
    Result<DatasetRecord> dataset(const std::string& name) const;
    Result<DatasetRecord> dataset(Id id) const;
    /// Into the bin. Errors: a run or data set was made from it, or a model follows its items (they are named).
    Result<> removeDataset(const std::string& name);

    // Runs.
    /// Adds a run with status Running and takes its lock; the lock is held until finishRun or the end of the process.
    Result<RunRecord> beginRun(RunRecord record, Naming naming = Naming::Exact);
    /// Takes up a run that is not running now; without a checkpoint it begins anew. Errors: it runs in another process,
    /// it is finished, it is a baseline, its checkpoint is gone.
    Result<RunRecord> resumeRun(Id run);
    Result<> setRunStatus(Id run, RunStatus status); ///< Running or Paused
    Result<> setRunCheckpoint(Id run, const std::string& relativePath, double seconds);
    Result<> finishRun(Id run, RunStatus status, const RunMetrics& metrics, const std::string& message, double seconds);
    /// Of its test; what was kept before is replaced, and a run that is removed takes it along.
    Result<> setRunCases(Id run, const CaseResults& cases);
    Result<std::optional<CaseResults>> runCases(Id run) const; ///< nothing where none were kept
    /// Newest first. A run whose process is gone is found here and comes back (and is stored) as Interrupted.
    Result<std::vector<RunRecord>> runs();
    Result<RunRecord> run(const std::string& nameOrId);
    Result<RunRecord> run(Id id);
    Result<> removeRun(Id run); ///< into the bin; Errors: it is running, something was made from it (it is named)
    Result<> setRunMarks(Id run, const RunMarks& marks);     ///< Errors: a tag is empty or of more than one line
    Result<std::vector<LineageEntry>> lineage(Id run) const; ///< nearest first

    // The bin.
    Result<std::vector<BinEntry>> bin() const; ///< what was thrown away last first
    /// With whatever in the bin it was made from. Under its own name or, where that is taken, the next free one, which
    /// is returned. Errors: it is not in the bin.
    Result<std::string> restore(const BinEntry& entry);
    /// For good; the bytes that its file took up. Errors: it is not in the bin, something was made from it (it is
    /// named).
    Result<std::uintmax_t> erase(const BinEntry& entry);
    /// All of it for good; the bytes that the files took up.
    Result<std::uintmax_t> emptyBin();

    // Metrics.
    /// One transaction for the batch. A point of a (metric, step) that exists replaces it, so that a resumed run
    /// overwrites.
    Result<> writeMetrics(Id run, const std::vector<MetricPoint>& points);
    /// Forgets what lies beyond `step`: a run that resumes from a checkpoint repeats it.
    Result<> truncateMetrics(Id run, std::int64_t step);
    /// What is new since `cursor`, which moves on, by metric then step.
    Result<std::vector<MetricPoint>> readMetrics(Id run, MetricCursor& cursor) const;
    /// The curves of a run as far as a picture shows them: all points of a short curve, and of a longer one the lowest,
    /// the highest and the first broken one of each of at most `stretches` stretches of steps, with both ends. It takes
    /// as long for a million points as for some thousands.
    Result<std::vector<MetricPoint>> outlineMetrics(Id run, int stretches = 2048) const;

    /// Small named texts: the version of the example, the last page. Empty where there is none. Those under
    /// "behaviour/<what>/<model>" belong to that model: they are renamed and removed with it.
    Result<std::string> note(const std::string& key) const;
    /// The right to keep notes on unsaved edits of a model, which one window has at a time; nothing where another one
    /// has it. It ends with what is returned, or with the process. Errors: the lock's file cannot be made.
    Result<std::optional<RunLock>> lockForEditing(const std::string& model) const;
    Result<> setNote(const std::string& key, const std::string& value);

    // Upkeep.
    Result<WorkspaceSize> size() const;
    /// Gives back to the disk what size() calls reclaimable; the bytes gained. Errors, besides: another program keeps
    /// the database busy.
    Result<std::uintmax_t> reclaim();
    /// A copy of all of it as of now, bin included, while others may write; runs that are under way are interrupted
    /// ones there, which resume from their last checkpoint. Errors: the folder is there and not empty, cannot be
    /// written, the disk is full; nothing is left of it then. Cancelled likewise.
    Result<> backUp(const std::filesystem::path& folder, const ProgressSink& progress = {},
                    const Control& control = {}) const;

private:
    struct Connection;
    explicit Workspace(std::unique_ptr<Connection> connection);
    static Result<Workspace> connect(const std::filesystem::path& folder, bool mayCreate);
    std::unique_ptr<Connection> m_connection;
};

} // namespace sessionsmith::store
