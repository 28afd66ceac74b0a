// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::store {

using Id = std::int64_t;

/// What becomes of a name that is taken: an error, or "name 2", "name 3", ... whichever is free.
enum class Naming { Exact, MadeUnique };

/// A version of a behaviour model. A name has many versions; the newest is what the name means.
struct ModelRecord
{
    Id id = 0;
    std::string name;
    std::string contentHash;
    std::string document; ///< JSON
    Milliseconds createdAt = 0;
    int version = 1;  ///< counts from 1 for each name
    std::string note; ///< what a person says of this version
    int edits = 0;    ///< by hand, since the version before
};

enum class DatasetKind { Imported, Synthetic };
const char* name(DatasetKind kind); ///< "imported", "synthetic"

struct DatasetRecord
{
    Id id = 0;
    std::string name;
    DatasetKind kind = DatasetKind::Imported;
    std::string source; ///< a path, or the name of the model or data set
    std::string contentHash;
    std::string file;                ///< relative to the workspace: "datasets/<hash>.safetensors"
    std::string summary;             ///< JSON: what `data show` prints
    std::string spec;                ///< JSON: how it was made
    std::optional<Id> model;         ///< it was synthesised from
    std::optional<Id> sourceDataset; ///< whose items it follows or, without a model, that it is made of
    std::optional<Id> run;           ///< the neural generator it was drawn from
    Milliseconds createdAt = 0;

    /// Made of the events of another data set: neither a model nor a generator drew it.
    bool isAugmented() const { return kind == DatasetKind::Synthetic && !model && !run; }
};

enum class RunKind { Pretrain, Finetune, Baseline, Generator, Import };
/// Interrupted: its process died. It is recognised by the lock that a running process holds.
enum class RunStatus { Running, Paused, Finished, Cancelled, Failed, Interrupted };
const char* name(RunKind kind); ///< "pretrain", "finetune", "baseline", "generator", "import"
/// Whether what such a run trains is a sequence model.
bool trainsSequenceModel(RunKind kind);
const char* name(RunStatus status); ///< "running", ...
bool isActive(RunStatus status);    ///< running or paused

/// metrics["test"]["ndcg@10"]
using RunMetrics = std::map<std::string, std::map<std::string, double>>;

/// What a person says of a run. It changes nothing of what the run is.
struct RunMarks
{
    std::string note;
    std::vector<std::string> tags; ///< in the order in which they were given, each once
    bool isStarred = false;
    bool isArchived = false; ///< out of the way, and kept

    bool operator==(const RunMarks&) const = default;
};

struct RunRecord
{
    Id id = 0;
    std::string name;
    RunKind kind = RunKind::Pretrain;
    RunStatus status = RunStatus::Running;
    std::string spec;    ///< JSON, whole
    std::string message; ///< why it failed: Error::packed()
    RunMetrics metrics;  ///< final
    std::optional<Id> dataset;
    std::optional<Id> parent; ///< the run it began from
    std::string checkpoint;   ///< relative to the workspace; empty: none yet
    Milliseconds createdAt = 0;
    Milliseconds updatedAt = 0;
    double seconds = 0; ///< of training, pauses left out
    RunMarks marks;
};

/// How the weights of a run did on each test case: two runs with the same questions can be compared case by case.
struct CaseResults
{
    std::string questions;     ///< names what was asked, in which order, and how it was ranked
    std::vector<float> ranks;  ///< (cases)
    std::vector<float> losses; ///< (cases), or empty

    bool operator==(const CaseResults&) const = default;
};

struct MetricPoint
{
    std::string metric;
    std::int64_t step = 0;
    double epoch = 0;
    double value = 0; ///< may be NaN or infinite: stored and read back as such
    Milliseconds time = 0;
};

/// What something was made from: model -> data set -> run -> run.
struct LineageEntry
{
    std::string kind; ///< "model", "dataset", "run"
    std::string name;
    std::string contentHash; ///< empty for runs
    std::string role;        ///< "pretrain", "items", "model", ...
};

/// Something that was thrown away, and can be had back.
struct BinEntry
{
    std::string kind; ///< "model", "dataset", "run"
    Id id = 0;        ///< of a model: of its newest version
    std::string name; ///< that it had
    Milliseconds binnedAt = 0;
    std::uintmax_t bytes = 0; ///< of its file

    bool operator==(const BinEntry&) const = default;
};

/// How much room a workspace takes up, in bytes.
struct WorkspaceSize
{
    std::uintmax_t database = 0, datasets = 0, checkpoints = 0; ///< all there is, what is in the bin too
    std::uintmax_t bin = 0;                                     ///< the files of what is in the bin
    std::uintmax_t reclaimable = 0; ///< pages of the database that are empty, files that belong to nothing
};

} // namespace sessionsmith::store
