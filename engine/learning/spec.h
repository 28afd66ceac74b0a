// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <string>

namespace sessionsmith::learning {

/// bert: bidirectional encoder. gpt: causal decoder.
enum class Architecture { Bert, Gpt };
/// Masked: some items are hidden and told from the rest (bert). Causal: each item from those before it (gpt).
/// NextItem: the fine-tuning task; gpt learns it at every position, bert by a mask behind random prefixes.
enum class Objective { Masked, Causal, NextItem };

const char* name(Architecture architecture);
const char* name(Objective objective);
Result<Architecture> architectureNamed(const std::string& name);
Result<Objective> objectiveNamed(const std::string& name);

/// A transformer over the sum of item, action and position embeddings; pre-norm; scores by the item embedding (tied)
/// and a bias.
struct ModelSpec
{
    Architecture architecture = Architecture::Gpt;
    int layers = 2;
    int hidden = 64;
    int heads = 2;
    int maxLength = 50; ///< longer contexts are cut to their most recent events
};

struct TrainingSpec
{
    ModelSpec model;
    Objective objective = Objective::Masked;
    int epochs = 10;
    int batch = 128;            ///< sequences
    double learningRate = 1e-3; ///< AdamW, warm-up over the first 5% of the steps, then cosine to a tenth
    double l2 = 1e-4;           ///< decoupled weight decay (Loshchilov and Hutter 2019)
    double dropout = 0.1;
    double maskRate = 0.3; ///< Masked: share of the items that are hidden
    double labelSmoothing = 0;
    double gradientClip = 1.0; ///< by norm; 0: none
    int patience = 0;          ///< stop after that many evaluations without a better validation value; 0: never
    std::uint64_t seed = 1;
    std::string device = "auto"; ///< auto, cpu, cuda, cuda:1
    unsigned threads = 0;
    bool excludeSeen = false; ///< in the evaluation
    double checkpointSeconds = 30;

    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

nlohmann::json toJson(const TrainingSpec& spec);
/// Keys that are missing keep their defaults. Errors: a wrong type, an unknown name, validate().
Result<TrainingSpec> trainingSpecFromJson(const nlohmann::json& json);

} // namespace sessionsmith::learning
