// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/safetensors.h"
#include "engine/learning/backend.h"
#include "engine/learning/evaluation.h"
#include "engine/learning/torch/weights.h"

#include <functional>

namespace sessionsmith::learning {

/// How far a training is: all that decides what its next step does, besides weights and moments.
struct TrainingState
{
    std::int64_t stage = 0; ///< of a training in several (StagePlan); what follows is within it
    std::int64_t step = 0;
    std::int64_t epoch = 0; ///< from 0, the one that goes on or comes next
    std::int64_t batch = 0; ///< of that epoch, the one that comes next
    double lossSum = 0;     ///< over the targets of that epoch so far
    std::int64_t lossCount = 0;
    double lastLoss = 0;         ///< mean of the last whole epoch
    std::int64_t bestEpoch = -1; ///< how many epochs the best weights had seen; -1: nothing was validated yet
    double bestValue = 0;
    Metrics bestMetrics;
    std::int64_t stale = 0; ///< evaluations since then
    Metrics startMetrics;   ///< before the first step; empty in checkpoints that did not keep them
    bool finished = false;
    bool closed = false; ///< and all that comes after the last stage is done
    Metrics noted;       ///< sums over the steps since the last ones that were told
    std::int64_t notedSteps = 0;
};

/// What the checkpoints of all trainings hold: a safetensors file with tensors "weights.NAME", "best.NAME",
/// "first.NAME" and "second.NAME" (moments), the names of the catalogue (see PackedCatalogue), and specification and
/// state as JSON in its metadata.
struct CheckpointBody
{
    std::string run; ///< whose it is; empty: of no run, or written before checkpoints said so
    Catalogue catalogue;
    std::string dataHash; ///< of what was learnt from
    TrainingState state;
    Weights weights, best, first, second;

    /// The best weights or, before any validation, those there are.
    const Weights& bestWeights() const { return best.empty() ? weights : best; }
};

/// What kind of model a checkpoint is of, and how that is written by now.
struct CheckpointFormat
{
    const char* name;
    int version;
};

/// `spec`: JSON. `further`: weights that only some trainings have, by the part
/// of their names before the first weight's own.
Result<> writeCheckpointFile(const CheckpointFormat& format, const std::string& spec, const CheckpointBody& body,
                             const std::filesystem::path& path, const std::map<std::string, Weights>& further = {});

/// Reads a checkpoint part by part, each held against what came before.
class CheckpointReader
{
public:
    /// Errors: unreadable, damaged, of another kind or version, another run's.
    static Result<CheckpointReader> open(const CheckpointFile& file, const CheckpointFormat& format);

    nlohmann::json spec() const;
    /// Of the body: all but the weights.
    Result<> readHead(CheckpointBody& body) const;
    /// Every weight is there, finite, and has its shape; so has every moment that is `expected` by its name. Needs the
    /// head.
    Result<> readWeights(const std::vector<ParameterShape>& shapes,
                         const std::function<bool(const std::string&)>& expected, CheckpointBody& body) const;
    /// Further weights under a name of their own. Errors: as readWeights().
    Result<Weights> readCopy(const std::string& part, const std::vector<ParameterShape>& shapes) const;

private:
    explicit CheckpointReader(SafetensorsFile file) : m_file(std::move(file)) {}
    SafetensorsFile m_file;
};

/// The checkpoint is damaged, as an error.
Error damagedCheckpoint();

} // namespace sessionsmith::learning
