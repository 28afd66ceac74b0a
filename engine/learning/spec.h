// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/parallel.h"
#include "engine/base/result.h"
#include "engine/learning/modelspec.h"
#include "engine/learning/techniques.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sessionsmith::learning {

/// Masked: some items are hidden and told from the rest (bert). Causal: each item from those before it (gpt, gru).
/// Span: runs of items are hidden, and told one after the other (t5).
/// The tasks of a fine-tuning. NextItem: gpt and gru learn it at every position, bert by a mask behind random prefixes,
/// t5 by telling all that follows a random prefix. NextAction: the action of the next event, at the same places.
/// Autoencoder: of each sequence a share of the events is dropped, and what the model makes of the others tells all of
/// its items, by their multinomial likelihood (Liang et al., Mult-DAE, 2018).
enum class Objective { Masked, Causal, NextItem, Contrastive, Replaced, Span, NextAction, Autoencoder };

const char* name(Objective objective);
Result<Objective> objectiveNamed(const std::string& name);
/// Whether it tells something of the events themselves, and not only of sequences or of what was done to them.
bool predicts(Objective objective);
/// Whether a fine-tuning can be for it.
bool isTask(Objective objective);

struct WeightedObjective
{
    Objective objective = Objective::Masked;
    double weight = 1;

    bool operator==(const WeightedObjective&) const = default;
};

/// What an architecture is pre-trained by.
Objective pretrainingOf(Architecture architecture);

/// What TrainingSpec::validate() allows. They keep every size far from overflow; what fits into the memory shows itself
/// at the start of a run.
namespace limits {
inline constexpr Limits spanRate{0.01, 0.95}, spanLength{1, 100}, dropRate{0, 0.95};
inline constexpr Limits epochs{1, 1'000'000}, batch{1, 1 << 20}, learningRate{1e-12, 100}, l2{0, 10};
inline constexpr Limits dropout{0, 0.95}, maskRate{0.01, 0.95}, labelSmoothing{0, 0.95}, gradientClip{0, 1e9};
inline constexpr Limits objectiveWeight{1e-6, 1e6};
inline constexpr Limits patience{0, 1'000'000}, threads{0, maximumThreads}, checkpointSeconds{0, 1e9};
} // namespace limits

struct TrainingSpec
{
    ModelSpec model;
    Objective objective =
        Objective::Masked;      ///< the first one: sequences are laid out for it, the validation measures it
    double objectiveWeight = 1; ///< of its loss in the sum
    std::vector<WeightedObjective> besides; ///< further ones, learnt from the same sequences
    int epochs = 10;
    int batch = 128;            ///< sequences
    double learningRate = 1e-3; ///< AdamW; what becomes of it is Techniques::warmUp and decline
    double l2 = 1e-4;           ///< decoupled weight decay (Loshchilov and Hutter 2019)
    double dropout = 0.1;
    double maskRate = 0.3;     ///< Masked: share of the items that are hidden
    double spanRate = 0.15;    ///< Span: share of the items that are hidden
    double spanLength = 3;     ///< Span: mean length of a hidden run
    double dropRate = 0.5;     ///< Autoencoder: share of the events that are dropped (Liang et al. 2018)
    double labelSmoothing = 0; ///< Loss::Full (Szegedy et al. 2016)
    std::string augmentation;  ///< what is done to each sequence before it is learnt, as the text of a pipeline
    double gradientClip = 1.0; ///< by norm; 0: none
    int patience = 0;          ///< stop after that many evaluations without a better validation value; 0: never
    std::uint64_t seed = 1;
    std::string device = "auto"; ///< auto, cpu, cuda, cuda:1
    unsigned threads = 0;
    bool excludeSeen = false; ///< in the evaluation
    double checkpointSeconds = 30;
    bool shareDevice = false; ///< does not wait for the runs that use it
    Techniques techniques;

    /// "masked", or where there are several "masked:1,contrastive:0.1".
    std::string objectives() const;
    /// Takes over such a text; a weight that is left out is 1. Errors: an unknown name, one that is there twice, a
    /// weight that cannot be; nothing is changed then.
    Result<> setObjectives(const std::string& text);
    /// Whether it is one of the objectives.
    bool learns(Objective which) const;
    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

/// Errors: neither auto, cpu, cuda nor cuda:N. Whether there is such a device is not asked.
Result<> checkDevice(const std::string& device);

nlohmann::json toJson(const TrainingSpec& spec);
/// Keys that are missing keep their defaults. Errors: a wrong type, an unknown name, validate().
Result<TrainingSpec> trainingSpecFromJson(const nlohmann::json& json);

/// The first value, by its key, in which two specifications would not learn the same; empty if there is none. Device,
/// threads, whether they are shared and the time between checkpoints only say how it is done.
std::string differingValue(const TrainingSpec& one, TrainingSpec other);

} // namespace sessionsmith::learning
