// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/events/statistics.h"
#include "engine/exchange/exporter.h"
#include "engine/hmm/personas.h"
#include "engine/store/workspace.h"
#include "engine/workflow/requests.h"

#include <array>
#include <optional>

namespace sessionsmith::fidelity {
struct Report;
}

namespace sessionsmith::workflow {

struct Assessment;

/// The steps a person starts. Each blocks until it is done and is meant for a worker thread; the Workspace must belong
/// to that thread. Whatever it makes is in the workspace when it returns; on an error or a cancel nothing half-made is.

// Data.
struct ImportedDataset
{
    store::DatasetRecord record;
    std::uint64_t rejectedCount = 0;
    std::vector<events::RejectedRow> rejected; ///< the first 100
    std::vector<Message> warnings;             ///< as in events::ImportResult
    double seconds = 0;
};
Result<ImportedDataset> importDataset(store::Workspace& workspace, const ImportRequest& request,
                                      const ProgressSink& progress = {}, const Control& control = {});
/// Errors: there is none of that name, its file is gone or no longer holds what was stored.
Result<events::EventLog> loadDataset(const store::Workspace& workspace, const std::string& name);
/// The users of a data set in two, each part a data set: to fit to one and compare with the other. Errors: those of
/// loadDataset and events::splitByUser.
Result<std::array<store::DatasetRecord, 2>> splitDataset(store::Workspace& workspace, const SplitRequest& request,
                                                         const ProgressSink& progress = {},
                                                         const Control& control = {});
struct ExportedDataset
{
    std::vector<exchange::ExportedFile> files;
    std::vector<std::filesystem::path> cards; ///< Markdown and JSON; none where the export goes to a pipe or a device
};
/// Writes the files of exchange::exportLog and beside them their data card (cardPaths): all or none. Errors: those of
/// loadDataset and exportLog.
Result<ExportedDataset> exportDataset(const store::Workspace& workspace, const ExportRequest& request,
                                      const ProgressSink& progress = {}, const Control& control = {});

// Behaviour models.
struct FittedModel
{
    store::ModelRecord record;
    synthesis::BehaviourModel model; ///< as it was saved
    hmm::Fit fit;
    std::vector<hmm::Candidate> candidates;  ///< by number of states, as fitted without what was held out
    std::size_t counted = 0;                 ///< the first so many of them were counted, not found by Baum-Welch
    std::optional<double> pseudoCount;       ///< of those that were counted, where it was chosen
    std::size_t chosen = 0;                  ///< among them; with a part held out it was fitted on to all
    std::vector<hmm::ClusterCount> personas; ///< the numbers of personas that were tried; empty where one was asked for
};
/// `onIteration` as in hmm::baumWelch. Stopped on request: the best so far is saved, and `fit.stopped` says so; before
/// the first iteration nothing is, and the error is that of a stop; of a mixture, the first one of all personas
/// together. What a full fit adds is then left out; where the method was to be chosen, Baum-Welch it is. Errors: also a
/// request whose parts do not go together (checkFit); more personas than users, or than users who differ.
Result<FittedModel> fitModel(store::Workspace& workspace, const FitRequest& request,
                             const std::function<void(const hmm::Fit&)>& onIteration = {},
                             const ProgressSink& progress = {}, const Control& control = {});
/// What can be told before anything is opened. Errors: numbers out of range; a full fit without a data set, what
/// belongs to one without it; locks without a starting model; a choice by what was held out, without; several numbers
/// of states, of a model that has its own; personas beside a starting model or a prior; more states of all personas
/// together than a model has.
Result<> checkFit(const FitRequest& request);
/// Saves the mixture of several models. Gaps go with the states; the items are those of the first model that follows a
/// data set, the visits, the lengths and the revisits (by the names of its actions) those of the first model that has
/// any. Errors: also a model that is named twice, and those of hmm::mixtureOf.
Result<store::ModelRecord> mixModels(store::Workspace& workspace, const MixRequest& request);
Result<store::ModelRecord> saveModel(store::Workspace& workspace, const std::string& name,
                                     const synthesis::BehaviourModel& model, int edits = 0);
Result<synthesis::BehaviourModel> loadModel(const store::Workspace& workspace, const std::string& name);
/// A document from outside. Errors: unreadable, empty, far too large for a model, and those of
/// synthesis::readDocument().
Result<synthesis::ReadDocument> readModelFile(const std::filesystem::path& path, const Control& control);
/// The sequences of a data set's actions (by session) in the indices of `actions`. Errors: an action that is not among
/// them.
Result<hmm::Sequences> actionSequences(const events::EventLog& log, const std::vector<std::string>& actions);

struct SynthesizedDataset
{
    store::DatasetRecord record;
    std::uint64_t sessions = 0, events = 0;
    double seconds = 0; ///< of generating or augmenting alone
};
/// Of a shard in which no user begins nothing is kept: `record` is then empty.
Result<SynthesizedDataset> synthesize(store::Workspace& workspace, const SynthesizeRequest& request,
                                      const ProgressSink& progress = {}, const Control& control = {});
/// From a neural generator. Errors: no such run or none that draws sessions, one that is not finished; a cold start; no
/// LibTorch; those of synthesis::arrange().
Result<SynthesizedDataset> synthesize(store::Workspace& workspace, const DrawRequest& request,
                                      const ProgressSink& progress = {}, const Control& control = {});
struct SynthesizedFile
{
    exchange::ExportedFile file;
    std::string contentHash; ///< of the log that importing it gives; empty: an .item file, or one without events
};
struct SynthesizedFiles
{
    std::vector<SynthesizedFile> files;
    std::vector<std::filesystem::path> cards;
    std::uint64_t sessions = 0, events = 0; ///< in all of them
    std::uint64_t shards = 0, found = 0;    ///< shards, and how many of them an earlier call had finished
    double seconds = 0;
};
/// Writes sessions shard by shard straight into files (exchange::shardPath) and at the end their data card; each shard
/// is exactly what the whole has there. What is finished is recorded beside the files (".progress"): after a stop, a
/// kill or an error the same request goes on with the next shard, and once all is there it writes nothing. Errors:
/// files of that name that are no such part, or that were begun with other settings, unless they are to be replaced;
/// another process is writing them; a pipe or a device.
Result<SynthesizedFiles> synthesizeToFiles(store::Workspace& workspace, const SynthesizeFilesRequest& request,
                                           const ProgressSink& progress = {}, const Control& control = {});
/// A data set whose sessions are changed by a pipeline, kept as synthetic with its source in the lineage.
Result<SynthesizedDataset> augment(store::Workspace& workspace, const AugmentRequest& request,
                                   const ProgressSink& progress = {}, const Control& control = {});

/// How near a synthetic data set comes to a real one. Keeps nothing. Errors: those of loadDataset() and
/// fidelity::compare().
Result<fidelity::Report> compareFidelity(const store::Workspace& workspace, const FidelityRequest& request,
                                         const ProgressSink& progress = {}, const Control& control = {});

// Training. Metrics go into the workspace while the run goes on.
class RunObserver
{
public:
    virtual ~RunObserver() = default;
    /// The run is in the workspace, before anything slow is done.
    virtual void onRunStarted(const store::RunRecord&) {}
    /// Something that a person should know of how it begins.
    virtual void onNote(const Message&) {}
    /// A rule for alerts holds for the run that was started.
    virtual void onAlert(const Message& words) { onNote(words); }
    virtual void onProgress(const Progress&) {}
};
/// Whether a training can be as it is asked for, whatever its data. Errors: those of TrainingSpec::validate() and of
/// the text of its augmentation.
Result<> checkSpec(const learning::TrainingSpec& spec);
Result<store::RunRecord> pretrain(store::Workspace& workspace, const PretrainRequest& request, RunObserver& observer,
                                  const Control& control = {});
Result<store::RunRecord> finetune(store::Workspace& workspace, const FinetuneRequest& request, RunObserver& observer,
                                  const Control& control = {});
Result<store::RunRecord> runBaseline(store::Workspace& workspace, const BaselineRequest& request, RunObserver& observer,
                                     const Control& control = {});
Result<store::RunRecord> trainGenerator(store::Workspace& workspace, const GeneratorRequest& request,
                                        RunObserver& observer, const Control& control = {});
/// Goes on with a run that was cancelled, interrupted or failed, from its checkpoint; without one it begins anew.
Result<store::RunRecord> resume(store::Workspace& workspace, store::Id run, RunObserver& observer,
                                const Control& control = {});
/// What a run's best weights can do on a data set. Nothing is kept.
Result<Assessment> evaluateRun(store::Workspace& workspace, const EvaluationRequest& request,
                               const ProgressSink& progress = {}, const Control& control = {});

// Use.
/// Writes the best weights of a run as a safetensors file, with their "config.json" beside it, for Hugging Face's
/// models of that kind and for PretrainRequest::startWeights; those of an ensemble as a file each,
/// "model-1-of-3.safetensors". Gives what was written, "config.json" last. Errors: no such run, or one without weights;
/// the disk is full; another "config.json" is in the way.
Result<std::vector<std::filesystem::path>> exportWeights(store::Workspace& workspace, const std::string& run,
                                                         const std::filesystem::path& file);
struct Recommendation
{
    std::string item;
    double score = 0; ///< probability
};
/// `session`: "action:item,action:item,...", an action may be left out. Errors: an item or action the model does not
/// know.
Result<std::vector<Recommendation>> recommend(store::Workspace& workspace, const std::string& run,
                                              const std::string& session, int top, const std::string& device = "cpu");

// The whole chain on the built-in example, for `demo` and for the first start.
/// Makes sure that the workspace has the example log and a model of it; cheap when it has.
Result<> ensureExample(store::Workspace& workspace, std::uint64_t seed = 1);
Result<std::vector<store::RunRecord>> demo(store::Workspace& workspace, std::uint64_t seed, RunObserver& observer,
                                           const Control& control = {});

} // namespace sessionsmith::workflow
