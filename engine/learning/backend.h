// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/learning/actionpredictor.h"
#include "engine/learning/evaluation.h"
#include "engine/learning/generatorspec.h"
#include "engine/learning/predictedcase.h"
#include "engine/learning/recommender.h"
#include "engine/learning/representation.h"
#include "engine/learning/sequencechange.h"
#include "engine/learning/sessiongenerator.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace sessionsmith::learning {

struct Device
{
    std::string id;                ///< "cpu", "cuda:0"
    std::string name;              ///< "CPU, 2 cores", "NVIDIA H100"
    std::uint64_t totalMemory = 0; ///< bytes, 0 where unknown
    std::uint64_t freeMemory = 0;
};

struct TrainingData
{
    Catalogue catalogue;
    SequenceData training;   ///< the sequences to learn from
    SequenceData evaluation; ///< whole sequences, that the cases point into
    std::vector<TestCase>
        validation; ///< what is asked after each epoch, of the next event; empty for a pre-training,
                    ///< which holds out 5% of `training` (at most 2,000 sequences) for loss and accuracy
    std::shared_ptr<const SequenceChange> change; ///< of what is learnt, each time anew; the validation stays as it is
    /// Objective::Contrastive: one of them makes each view. An item one past the catalogue is a masked one.
    std::vector<std::shared_ptr<const SequenceChange>> views;
};

/// Watches a training. All calls come from the thread that trains.
class TrainingObserver
{
public:
    virtual ~TrainingObserver() = default;
    virtual void onProgress(const Progress& progress) = 0;
    /// `name`: "train/loss" of the first objective (every few steps), "train/contrastive", "train/replaced",
    /// "train/adversarial" (the loss of what was disturbed), "train/gradient_norm" (before it is cut),
    /// "train/learning_rate", "train/sequences_per_second",
    /// "valid/loss", "valid/accuracy", "valid/hr@10", ... (every epoch). `epoch` is fractional. The same behind
    /// "member-2/" for the second model of an ensemble, "distilled/", "retrained/". "sparsity/..." as "valid/...", by
    /// the percentage of zeros as the step. "system/positions_per_second", "system/cpu" (cores), "system/memory" and
    /// "system/gpu_memory" (bytes), "system/gpu" (share of the time it is busy) at most once a second.
    virtual void onMetric(const std::string& name, std::int64_t step, double epoch, double value) = 0;
    /// With every evaluation of a sequence model that has questions or held-out sequences to be asked.
    virtual void onPredictions(const Predictions&) {}
    /// Something that a person should know of how it begins.
    virtual void onNote(const Message&) {}
    /// A checkpoint is about to be written: whoever goes on from it does not tell again what was told so far.
    virtual void onCheckpointDue() {}
    /// A checkpoint stands whole on the disk.
    virtual void onCheckpoint(const std::filesystem::path& path, std::int64_t step, double epoch) = 0;
};

struct TrainingOutcome
{
    bool finished = false; ///< false: stopped on request, a checkpoint was written
    std::int64_t steps = 0;
    Metrics training;   ///< "loss" of the last epoch
    Metrics validation; ///< of the best epoch, whose weights stand in the checkpoint
    double bestEpoch = 0;
    std::string device; ///< where it ran
};

/// A checkpoint, and whose it is: a file that another run left under its name is refused.
struct CheckpointFile
{
    CheckpointFile(std::filesystem::path file, std::string owner = {}) : path(std::move(file)), run(std::move(owner)) {}

    std::filesystem::path path;
    std::string run; ///< names the run, in whatever workspace; empty: of no run
};

struct TrainingFiles
{
    CheckpointFile checkpoint;           ///< written regularly and at the end; holds catalogue, spec, weights, state
    std::optional<CheckpointFile> start; ///< weights to begin with (of a pre-training); its model shape is taken over
    bool resume = false;                 ///< go on where `checkpoint` stands
    std::filesystem::path startWeights = {}; ///< in place of `start`, a file from elsewhere, of the shape asked for
};

/// The part of learning that needs LibTorch. It lives in a module of its own that is loaded when it is first needed.
class Backend
{
public:
    virtual ~Backend() = default;
    virtual std::string description() const = 0; ///< "LibTorch 1.13.1, 2 threads"
    /// The CPU first, then every GPU.
    virtual std::vector<Device> devices() const = 0;
    /// Errors: a device that is not there.
    virtual Result<> checkDevice(const std::string& id) const = 0;
    /// Deterministic on the CPU for a given spec and thread count, also over a stop and a resume.
    /// Errors: an impossible spec (with the field), a start of another kind, weights from elsewhere that do not fit
    /// (with the tensor), a checkpoint to go on from that is another run's, of another spec or damaged, a loss, a
    /// gradient or a weight that is not finite (which, with step, batch and epoch; the last good checkpoint stays), out
    /// of memory, a device that is not there, disk full.
    virtual Result<TrainingOutcome> train(const TrainingSpec& spec, const TrainingData& data,
                                          const TrainingFiles& files, TrainingObserver& observer,
                                          const Control& control) = 0;
    /// The best weights of a checkpoint, ready to score. Errors: unreadable, damaged, no checkpoint, another run's; one
    /// of Objective::NextAction, which tells no items.
    virtual Result<std::unique_ptr<Recommender>> load(const CheckpointFile& checkpoint, const std::string& device) = 0;
    /// The same for one of Objective::NextAction alone.
    virtual Result<std::unique_ptr<ActionPredictor>> loadActions(const CheckpointFile& checkpoint,
                                                                 const std::string& device) = 0;
    /// The same for any sequence model; of an ensemble the last one.
    virtual Result<std::unique_ptr<Representation>> represent(const CheckpointFile& checkpoint,
                                                              const std::string& device) = 0;
    /// Writes them as a safetensors file, and its "config.json" beside it, for Hugging Face's models of that kind and
    /// for TrainingFiles::startWeights; those of an ensemble as a file each, "model-1-of-3.safetensors". Gives the
    /// files of weights. Errors: as load(); the disk is full; another "config.json" is in the way.
    virtual Result<std::vector<std::filesystem::path>> exportWeights(const CheckpointFile& checkpoint,
                                                                     const std::filesystem::path& file) = 0;

    /// The same for a neural generator, whose files have no start. "train/reconstruction" (nats an event) and
    /// "train/divergence" (nats a session) come from a VAE, "train/critic_loss" and "train/critic_accuracy" from the
    /// rivalry of a GAN; "valid/loss" is nats an event of the 5% of the sessions that are held out, of
    /// which "valid/items" are due to the items and "valid/behaviour" to actions, ends and gaps.
    virtual Result<TrainingOutcome> trainGenerator(const GeneratorSpec& spec, const GeneratorData& data,
                                                   const TrainingFiles& files, TrainingObserver& observer,
                                                   const Control& control) = 0;
    /// `threads`: 0 for one a core. Errors: as load().
    virtual Result<std::unique_ptr<SessionGenerator>> loadGenerator(const CheckpointFile& checkpoint,
                                                                    const std::string& device, unsigned threads) = 0;

    /// Errors: a training that the device could never hold, told before anything of it is made; what it takes, and what
    /// to choose smaller.
    virtual Result<> checkMemory(const TrainingSpec& spec, const TrainingData& data) const = 0;
    virtual Result<> checkMemory(const GeneratorSpec& spec, const GeneratorData& data) const = 0;
};

/// To be called first in main(): lets the threads of LibTorch sleep while they wait for each other, unless the
/// environment says otherwise (OMP_WAIT_POLICY, OPENBLAS_THREAD_TIMEOUT). By default they spin, which on a machine that
/// has other work to do makes training several times slower.
void letThreadsSleep();

/// Loads the module at the first call (about a second) and gives the same object ever after; callable from any thread.
/// It is looked for beside the program and in ../lib/sessionsmith, or where SESSIONSMITH_LEARNING_MODULE says.
/// Errors: not found or not loadable, with the loader's words.
Result<Backend*> backend();

} // namespace sessionsmith::learning
